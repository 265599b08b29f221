import type { Failure, FailureAction } from "@rockpool/gateway-core/contract/failure";
import type { FailureCatalogue } from "./failure-catalogue.ts";
import type { ScreenMessages } from "./screen-catalogue.ts";

export interface Explanation {
  readonly title: string;
  readonly cause: string;
  readonly whatToDo: string;
  /** The one thing to offer; null where nothing can be done from here. */
  readonly button: { readonly label: string; readonly action: FailureAction } | null;
}

/** Known to the contract, but nothing does them yet: the words say how it is done by hand. */
const notYet = new Set<FailureAction["kind"]>(["rename-container"]);

/** A failure in words: what happened, why, what to do. The first of its actions that can be done becomes the button. */
export function explain(
  failure: Failure,
  messages: Pick<ScreenMessages, "actions"> & { readonly failures: FailureCatalogue },
): Explanation {
  const words = messages.failures[failure.code];
  const facts = failure.facts ?? {};
  const action = failure.actions?.find(({ kind }) => !notYet.has(kind));
  return {
    title: words.title(facts),
    cause: words.cause(facts),
    whatToDo: words.whatToDo(facts),
    button: action ? { label: messages.actions[action.kind](action.value), action } : null,
  };
}
