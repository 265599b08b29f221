import { useEffect, useState, useSyncExternalStore } from "react";
import { useApp } from "../../state/app-context.tsx";
import type { LogBuffer, LogFilter, LogView } from "./log-buffer.ts";
import { LogFollower } from "./log-follower.ts";

/** Lines to begin with. */
const tail = 20_000;

/** Follows the gateway's log while the room is open. */
export function useLogView(filter: LogFilter, paused: boolean): { view: LogView; buffer: LogBuffer } {
  const { bridge } = useApp();
  const [follower] = useState(() => new LogFollower());
  const view = useSyncExternalStore(follower.subscribe, follower.view);

  useEffect(() => {
    const unsubscribe = bridge.subscribe("logs", { tail }, (push) => follower.take(push));
    return () => {
      unsubscribe();
      follower.stop();
    };
  }, [bridge, follower]);
  useEffect(() => follower.filter(filter), [follower, filter]);
  useEffect(() => follower.pause(paused), [follower, paused]);

  return { view, buffer: follower.buffer };
}
