import { useCallback, useSyncExternalStore } from "react";

/** So that two looks within one paint see the same time. */
const grainMs = 100;

function readTime(): number {
  return Math.floor(Date.now() / grainMs) * grainMs;
}

/** The time in epoch milliseconds, renewed every `everyMs`; with null only when something else renews the screen. */
export function useNow(everyMs: number | null): number {
  const subscribe = useCallback(
    (tell: () => void) => {
      if (everyMs === null) return () => {};
      const timer = setInterval(tell, everyMs);
      return () => clearInterval(timer);
    },
    [everyMs],
  );
  return useSyncExternalStore(subscribe, readTime);
}
