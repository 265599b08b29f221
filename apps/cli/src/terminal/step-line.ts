import type { Step } from "@rockpool/gateway-core/contract/operation";
import type { Messages } from "@rockpool/messages/catalogue";
import type { Style } from "./style.ts";

const marks: Record<Step["state"], string> = {
  todo: "·",
  doing: "◐",
  done: "✓",
  failed: "✗",
  cancelled: "–",
};

/** One line of a step: mark, what, how far, how long. `now` is epoch milliseconds. */
export function stepLine(step: Step, now: number, messages: Messages, style: Style): string {
  const words = messages.steps[step.id];
  const label = step.state === "done" ? words.done : step.state === "doing" ? words.doing : words.todo;
  const paint = {
    todo: style.dim,
    doing: style.warn,
    done: style.good,
    failed: style.bad,
    cancelled: style.dim,
  };
  const facts: string[] = [];
  if (step.state === "doing" && step.facts?.waitingFor)
    facts.push(messages.status.waitingFor(step.facts.waitingFor));
  if (step.state === "doing" && step.fraction !== undefined)
    facts.push(messages.units.percent(step.fraction * 100));
  if (step.startedAt !== undefined && step.state !== "todo") {
    facts.push(messages.units.stepDuration((step.finishedAt ?? now) - step.startedAt));
  }
  const text = step.state === "todo" ? style.dim(label) : label;
  return `${paint[step.state](marks[step.state])} ${text}${facts.length > 0 ? style.dim(`  ${facts.join(", ")}`) : ""}`;
}
