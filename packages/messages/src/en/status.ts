import type { FailureCode } from "@rockpool/gateway-core/contract/failure";
import type { Facts } from "../failure-words.ts";
import { waitWords } from "./waits.ts";

/** How the parts of a status line are put together. */
export const status = {
  /** "Starting: waiting for the gateway, 12 s" */
  busy: (phase: string, doing: string, elapsed: string) => `${phase}: ${doing}, ${elapsed}`,
  /** "Degraded: telegram" */
  because: (phase: string, what: string) => `${phase}: ${what}`,
  /** Why there is no engine to use, where the phase's word would blame the wrong thing; null where it does not. */
  noEngine: (code: FailureCode, { source }: Facts): string | null => {
    switch (code) {
      case "engine-permission":
        return "No access to the engine";
      case "engine-endpoint-invalid":
        return source === "DOCKER_HOST" || source === "DOCKER_CONTEXT"
          ? `No engine where ${source} points`
          : "No engine at its address";
      case "engine-other":
        return "Another engine";
      case "engine-unreachable":
        return "Engine does not answer";
      default:
        return null;
    }
  },
  /** `reason` is the gateway's own word for it. */
  waitingFor: (reason: string) => `waiting for ${waitWords(reason)}`,
  list: (items: readonly string[]) => new Intl.ListFormat("en", { type: "conjunction" }).format(items),
  /** A label in the middle of a sentence. */
  inSentence: (label: string) => label.charAt(0).toLowerCase() + label.slice(1),
};
