import type { Operation } from "@rockpool/gateway-core/contract/operation";
import type { ScreenMessages } from "@rockpool/messages/screen-catalogue";
import type { StepRow } from "../../components/step-list.tsx";
import { progressWords } from "./progress-words.ts";

/** The steps of an operation as rows in words. `now` is in epoch milliseconds. */
export function operationRows({ steps }: Operation, messages: ScreenMessages, now: number): StepRow[] {
  return steps.map((step) => {
    const words = messages.steps[step.id];
    const { state, startedAt, finishedAt, fraction } = step;
    return {
      id: step.id,
      state,
      label: state === "doing" ? words.doing : state === "done" ? words.done : words.todo,
      note: state === "doing" ? note() : undefined,
      duration: duration(),
      fraction,
    };

    function note(): string | undefined {
      if (step.facts?.waitingFor) return messages.status.waitingFor(step.facts.waitingFor);
      return step.progress && progressWords(step.progress, step.facts, messages);
    }

    function duration(): string | undefined {
      if (startedAt === undefined) return undefined;
      if (finishedAt !== undefined) return messages.units.stepDuration(finishedAt - startedAt);
      return state === "doing" ? messages.units.duration(now - startedAt) : undefined;
    }
  });
}
