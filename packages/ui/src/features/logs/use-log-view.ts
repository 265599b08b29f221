import { useEffect, useRef, useState } from "react";
import { useApp } from "../../state/app-context.tsx";
import { LogBuffer, type LogFilter, type LogView } from "./log-buffer.ts";

/** Pushes that come faster than this are shown together. */
const renewMs = 80;
const tail = 20_000;

/** Follows the gateway's log while the room is open. */
export function useLogView(filter: LogFilter, paused: boolean): { view: LogView; buffer: LogBuffer } {
  const { bridge } = useApp();
  const [buffer] = useState(() => new LogBuffer());
  const [view, setView] = useState(() => buffer.view());
  const renewal = useRef<ReturnType<typeof setTimeout> | null>(null);

  useEffect(() => {
    const unsubscribe = bridge.subscribe("logs", { tail }, (push) => {
      buffer.take(push);
      renewal.current ??= setTimeout(() => {
        renewal.current = null;
        setView(buffer.view());
      }, renewMs);
    });
    return () => {
      unsubscribe();
      if (renewal.current) clearTimeout(renewal.current);
      renewal.current = null;
    };
  }, [bridge, buffer]);

  useEffect(() => {
    buffer.filter(filter);
    setView(buffer.view());
  }, [buffer, filter]);

  useEffect(() => {
    buffer.pause(paused);
    setView(buffer.view());
  }, [buffer, paused]);

  return { view, buffer };
}
