/** Words of the log room. */
export const logs = {
  search: "Search logs",
  tools: "Log tools",
  clearSearch: "Clear search",
  /** `at` counts from 1; 0 while none is chosen. */
  matches: (at: number, count: number, figure: (value: number) => string) => {
    if (count === 0) return "No match";
    if (at > 0) return `${figure(at)} of ${figure(count)}`;
    return count === 1 ? "1 line" : `${figure(count)} lines`;
  },
  previousMatch: "Previous match",
  nextMatch: "Next match",
  level: "Level",
  levels: {
    trace: "All levels",
    debug: "Debug and above",
    info: "Info and above",
    warn: "Warnings and errors",
    error: "Errors only",
  },
  pause: "Pause",
  resume: "Resume",
  paused: (count: string) => `Paused, ${count} new`,
  wrap: "Wrap lines",
  times: "Show times",
  exportAll: "Export",
  copyShown: "Copy lines",
  copied: (count: string) => `${count} lines copied`,
  exported: (count: string) => `${count} lines exported`,
  jumpToLatest: "Jump to latest",
  lines: (count: string) => `${count} lines`,
  shownOf: (shown: string, all: string) => `${shown} of ${all} lines`,
  dropped: (count: string) =>
    `${count} lines were skipped, because they came faster than this window could take them.`,
  reset: "A new container: its log begins here.",
  forgotten: (count: string) => `The oldest ${count} lines are not kept here.`,
  empty: "No lines yet",
  emptyText: "What the gateway writes shows up here.",
  noneMatch: "No line matches",
  noneMatchText: "Change the search or the level.",
  clearFilter: "Show all lines",
  region: "Gateway log",
  fileName: (date: string) => `rockpool-gateway-${date}.log`,
};
