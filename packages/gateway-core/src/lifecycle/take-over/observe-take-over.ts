import type { TakeOverJournal } from "../../contract/adoption-journal.ts";
import { type ObserveInput, observe } from "../observe.ts";
import type { Observed } from "../observed.ts";
import type { TakeOverWish } from "./take-over-desk.ts";

/**
 * With the container that is to come as the wish, and theirs as the one that is there; of an undo, ours. Rejects as
 * `observe` does.
 */
export function observeTakeOver(
  question: ObserveInput,
  about: TakeOverWish | TakeOverJournal | null,
): Promise<Observed> {
  // A look at ours, which goes on from theirs: all of it is the wish already.
  if (about === null || ("stage" in about && about.stage === "undoing")) return observe(question);
  const { carried, containerId, image, port } = about;
  return observe({
    ...question,
    preferences: { ...question.preferences, image, ...(port === null ? {} : { port }) },
    memory: { ...question.memory, carried },
    overrides: {},
    source: containerId,
  });
}
