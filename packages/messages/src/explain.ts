import type { Failure, FailureAction } from "@rockpool/gateway-core/contract/failure";
import type { Messages } from "./catalogue.ts";

export interface Explanation {
  readonly title: string;
  readonly cause: string;
  readonly whatToDo: string;
  /** The one thing to offer; null where nothing can be done from here. */
  readonly button: { readonly label: string; readonly action: FailureAction } | null;
}

/** A failure in words: what happened, why, what to do. The first of its actions becomes the button. */
export function explain(failure: Failure, messages: Messages): Explanation {
  const words = messages.failures[failure.code];
  const facts = failure.facts ?? {};
  const action = failure.actions?.[0];
  return {
    title: words.title(facts),
    cause: words.cause(facts),
    whatToDo: words.whatToDo(facts),
    button: action ? { label: messages.actions[action.kind](action.value), action } : null,
  };
}
