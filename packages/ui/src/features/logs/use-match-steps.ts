import { useState } from "react";
import type { LogView } from "./log-buffer.ts";

interface MatchSteps {
  /** The number of the row that the search stands on, as `LogView.first` counts. */
  readonly current: number | null;
  /** Its place among the matches, from 1; 0 before the first step. */
  readonly place: number;
  /** The next or the previous match, around the ends; null where there is none. */
  step(direction: 1 | -1): number | null;
}

/** Goes from match to match. The first step leads to the latest one: that is where a reader of logs is. */
export function useMatchSteps({ matches }: LogView, search: string): MatchSteps {
  const [stand, setStand] = useState<{ search: string; number: number } | null>(null);
  const at = stand && stand.search === search ? matches.indexOf(stand.number) : -1;
  return {
    current: at < 0 ? null : (matches[at] ?? null),
    place: at + 1,
    step: (direction) => {
      if (matches.length === 0) return null;
      const next = at < 0 ? matches.length - 1 : (at + direction + matches.length) % matches.length;
      const number = matches[next] ?? 0;
      setStand({ search, number });
      return number;
    },
  };
}
