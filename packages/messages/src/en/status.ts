import { waitWords } from "./waits.ts";

/** How the parts of a status line are put together. */
export const status = {
  /** "Starting: waiting for the gateway, 12 s" */
  busy: (phase: string, doing: string, elapsed: string) => `${phase}: ${doing}, ${elapsed}`,
  /** "Degraded: telegram" */
  because: (phase: string, what: string) => `${phase}: ${what}`,
  /** `reason` is the gateway's own word for it. */
  waitingFor: (reason: string) => `waiting for ${waitWords(reason)}`,
  list: (items: readonly string[]) => new Intl.ListFormat("en", { type: "conjunction" }).format(items),
  /** A label in the middle of a sentence. */
  inSentence: (label: string) => label.charAt(0).toLowerCase() + label.slice(1),
};
