import { useEffect } from "react";
import { rooms } from "../../shell.ts";
import { useApp } from "../../state/app-context.tsx";

/** Ctrl (Cmd on a Mac) with 1 to 5 leads to the rooms. */
export function useShortcuts(): void {
  const { store, shell } = useApp();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const modifier = shell.platform === "mac" ? event.metaKey : event.ctrlKey;
      const { question, cover } = store.getState();
      if (!modifier || event.altKey || event.shiftKey || question || cover) return;
      const room = /^[1-9]$/.test(event.key) ? rooms[Number(event.key) - 1] : undefined;
      if (!room) return;
      event.preventDefault();
      store.setState({ room });
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [store, shell]);
}
