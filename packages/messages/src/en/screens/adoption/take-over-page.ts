import { takeOver } from "../../take-over.ts";

/** Words of the page that leads to a take-over. */
export const takeOverPage = {
  ...takeOver,
  title: (name: string) => `Take over ${name}`,
  lead: "Rockpool makes a container of its own in place of this one, with the same tokens, ports, folders and environment. Here is everything that is risky about it or will not be the same.",
  loading: "Reading how it was made…",
  keep: "Keep",
  allSafer: "Take every safer value",
  notesSummary: (count: number) =>
    count === 1 ? "1 thing could be safer" : `${count} things could be safer`,
  command: "As a docker line",
  commandHint: "Secrets are left out of it.",
  commandLoading: "Working it out…",
  go: "Take over",
  cancel: "Cancel",
};
