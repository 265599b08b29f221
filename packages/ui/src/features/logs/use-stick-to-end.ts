import { useCallback, useEffect, useRef, useState } from "react";
import type { VirtuosoHandle } from "react-virtuoso";
import type { LogView } from "./log-buffer.ts";

/** How long after a wheel, key or touch a departure from the end counts as meant. */
const intentMs = 1000;

interface StickToEnd {
  readonly atEnd: boolean;
  readonly onAtEnd: (atEnd: boolean) => void;
  /** The rows have become higher or lower. */
  readonly onHeight: () => void;
  /** Goes to the end and stays there. */
  readonly toEnd: () => void;
  /** Somebody is about to look elsewhere. */
  readonly leave: () => void;
}

/**
 * Stays at the end until a person leaves it. Virtuoso's own following is not enough: while rows are still being measured
 * it can find itself away from the end though nobody scrolled.
 */
export function useStickToEnd(
  list: React.RefObject<VirtuosoHandle | null>,
  view: LogView,
  follow: boolean,
): StickToEnd {
  const [atEnd, setAtEnd] = useState(true);
  const leftAt = useRef(Number.NEGATIVE_INFINITY);
  const sticking = useRef(true);

  const keep = useCallback(() => {
    if (follow && sticking.current) list.current?.scrollToIndex({ index: "LAST", align: "end" });
  }, [list, follow]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: every view may have moved the end
  useEffect(() => {
    if (!atEnd) keep();
  }, [view, keep, atEnd]);

  return {
    atEnd,
    onAtEnd: (next) => {
      if (next) sticking.current = true;
      else if (performance.now() - leftAt.current < intentMs) sticking.current = false;
      setAtEnd(next);
    },
    onHeight: keep,
    toEnd: () => {
      sticking.current = true;
      list.current?.scrollToIndex({ index: "LAST", align: "end" });
    },
    leave: () => {
      leftAt.current = performance.now();
    },
  };
}
