import { createInterface } from "node:readline";
import type { Context } from "./context.ts";
import { exitCode } from "./exit-code.ts";

export interface Question {
  /** `--yes` */
  yes: boolean;
  /** Ends with a question mark. */
  question: string;
  /** What to say where nobody can be asked. */
  needsYes: string;
  /** What it is about, told with --json. */
  about: Readonly<Record<string, unknown>>;
}

/**
 * Asks in a terminal; where there is none, only `--yes` is a yes. Answers with null for a yes, else with the exit code:
 * what to do has been said then.
 */
export async function confirm(
  context: Context,
  { yes, question, needsYes, about }: Question,
): Promise<number | null> {
  if (yes) return null;
  const { output, messages, stdin } = context;
  if (output.json) {
    const failure = { code: "input-invalid", message: needsYes };
    output.document({ ok: false, exitCode: exitCode.needsYes, failure, ...about });
    return exitCode.needsYes;
  }
  if (stdin.isTTY !== true || !output.live) {
    output.error(needsYes);
    return exitCode.needsYes;
  }
  output.draw(messages.cli.yesOrNo(question));
  if (/^y(es)?$/i.test(((await lineFrom(stdin)) ?? "").trim())) return null;
  output.note(messages.cli.saidNo);
  return exitCode.needsYes;
}

/** Null where input ends before. Ctrl-C is the command's to handle, not this. */
function lineFrom(stdin: NodeJS.ReadStream): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = createInterface({ input: stdin, terminal: false });
    reader.once("line", (line) => {
      resolve(line);
      reader.close();
    });
    reader.once("close", () => resolve(null));
  });
}
