import type { Failure } from "@rockpool/gateway-core/contract/failure";
import type { Messages } from "@rockpool/messages/catalogue";
import { explain } from "@rockpool/messages/explain";
import { exitCodeOf } from "../exit-code.ts";
import type { Output } from "./output.ts";

/**
 * Says what went wrong, in words or as the last JSON document, and answers with the exit code for it. The document begins
 * with `before` and ends with `after`.
 */
export function printFailure(
  failure: Failure,
  output: Output,
  messages: Messages,
  before: Readonly<Record<string, unknown>> = {},
  after: Readonly<Record<string, unknown>> = {},
): number {
  const code = exitCodeOf(failure.code);
  if (output.json) {
    output.document({
      ...before,
      ok: false,
      exitCode: code,
      failure,
      explanation: inWords(failure, messages),
      ...after,
    });
    return code;
  }
  const { title, cause, whatToDo, hint } = inWords(failure, messages);
  const { bad, dim, strong } = output.errorStyle;
  output.error(`${bad("✗")} ${strong(title)}`);
  output.error(`  ${cause}`);
  output.error(`  ${whatToDo}`);
  if (hint) output.error(`  ${messages.cli.tryThis(strong(hint))}`);
  for (const line of failure.detail?.trimEnd().split("\n").slice(-20) ?? []) output.error(dim(`  │ ${line}`));
  output.error(dim(`  ${failure.code}${cause.includes(failure.message) ? "" : `: ${failure.message}`}`));
  return code;
}

function inWords(failure: Failure, messages: Messages) {
  const { title, cause, whatToDo, button } = explain(failure, messages);
  const { actionHints, silentOwner, versionClash } = messages.cli;
  // A terminal can get the image itself, where a window first offers to choose one.
  const missing = failure.code === "image-missing" ? failure.facts?.image : undefined;
  const action = missing ? { kind: "pull-image" as const, value: missing } : button?.action;
  const hint = action ? actionHints[action.kind](action.value) : null;
  // A wrong value on this command line: the message says it better than the general words.
  if (failure.code === "input-invalid")
    return { title, cause: failure.message, whatToDo: messages.cli.usageHint, hint };
  const pid = failure.facts?.pid;
  if (failure.code === "service-unreachable" && pid)
    return { title, cause: silentOwner(pid), whatToDo, hint };
  if (failure.code === "service-version" && pid) {
    return { title, cause: `${cause} ${versionClash(pid, failure.facts?.theirs ?? "")}`, whatToDo, hint };
  }
  return { title, cause, whatToDo, hint };
}
