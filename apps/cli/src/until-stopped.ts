import type { Context } from "./context.ts";
import { exitCode } from "./exit-code.ts";

/** For a command that goes on by itself: waits for Ctrl-C, or for a reader such as `head` to go away. Answers with the exit code. */
export async function untilStopped({ interrupts, stdout }: Context): Promise<number> {
  let onError: () => void = () => {};
  const readerGone = new Promise<null>((resolve) => {
    onError = () => resolve(null);
    stdout.on("error", onError);
  });
  const signal = await Promise.race([interrupts.next(), readerGone]);
  stdout.off("error", onError);
  return signal === null || signal === "SIGTERM" ? exitCode.ok : exitCode.interrupted;
}
