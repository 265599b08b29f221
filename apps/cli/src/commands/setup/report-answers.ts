import type { Operation } from "@rockpool/gateway-core/contract/operation";
import type { Context } from "../../context.ts";
import { exitCode } from "../../exit-code.ts";
import { printable } from "../../terminal/printable.ts";
import type { SetModel } from "./set-model.ts";

/** Says what each model answered; the last is the assistant's. Answers with the exit code: a refused key is no success. */
export function reportAnswers(
  context: Context,
  answers: readonly SetModel[],
  { address, operation }: { address: string | null; operation: Operation | null },
): number {
  const { output, messages } = context;
  const words = messages.cli.setup;
  const refused = answers.filter(({ answer }) => answer.status !== "ok");
  const code = refused.length === 0 ? exitCode.ok : exitCode.failed;
  const last = answers.at(-1);
  if (output.json) {
    output.document({
      event: "result",
      ok: code === exitCode.ok,
      exitCode: code,
      address,
      model: last?.answer.status === "ok" ? last.answer.model : null,
      answers: answers.map(({ provider, answer }) => ({
        provider,
        ...answer,
        explanation: messages.modelAnswers[answer.status],
      })),
      operation,
    });
    return code;
  }
  const good = output.style.good("✓");
  for (const set of answers) {
    const { provider, answer } = set;
    if (answer.status !== "ok") printAnswer(context, set);
    else if (set !== last) output.line(`${good} ${words.saved(provider)}`);
    else output.line(`${good} ${answer.model === null ? words.answersUnnamed : words.answers(answer.model)}`);
  }
  if (last === undefined) output.note(words.later);
  else if (code === exitCode.ok) output.note(words.next);
  return code;
}

/** A model that does not answer: what is wrong, in whose words, what to do. */
export function printAnswer({ output, messages }: Context, { provider, answer }: SetModel): void {
  const { title, whatToDo } = messages.modelAnswers[answer.status];
  const { bad, strong, dim } = output.errorStyle;
  output.error(`${bad("✗")} ${strong(title)}`);
  if (answer.error !== null) output.error(`  ${printable(answer.error)}`);
  output.error(`  ${whatToDo}`);
  output.error(dim(`  ${provider}: ${answer.status}`));
}
