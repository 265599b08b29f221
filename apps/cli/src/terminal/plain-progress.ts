import type { Operation } from "@rockpool/gateway-core/contract/operation";
import type { Messages } from "@rockpool/messages/catalogue";
import type { Output } from "./output.ts";
import { printable } from "./printable.ts";
import type { Progress } from "./progress.ts";
import { progressText } from "./progress-text.ts";
import { stepLine } from "./step-line.ts";

const everyMs = 5_000;

/** For a pipe or a log: a line per finished step, and one every five seconds in a long one. */
export function plainProgress(output: Output, messages: Messages, now: () => number): Progress {
  const told = new Set<string>();
  let latest: Operation | null = null;
  const howFar = setInterval(() => {
    const step = latest?.steps.find(({ state }) => state === "doing");
    if (!step?.progress) return;
    const line = stepLine(step, now(), messages, output.errorStyle);
    output.note(`${line}  ${output.errorStyle.dim(progressText(step.progress, messages))}`);
  }, everyMs);
  return {
    update(operation) {
      latest = operation;
      for (const step of operation.steps) {
        const key = `${operation.id} ${step.id}`;
        if (step.state === "todo" || step.state === "doing" || told.has(key)) continue;
        told.add(key);
        output.note(stepLine(step, now(), messages, output.errorStyle));
      }
    },
    say: output.note,
    print(lines) {
      for (const line of lines) output.note(printable(line));
    },
    end: () => clearInterval(howFar),
  };
}
