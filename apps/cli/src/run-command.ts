import { toFailure } from "@rockpool/gateway-core/contract/rockpool-error";
import type { Host } from "@rockpool/gateway-core/host/host";
import type { Membership } from "@rockpool/gateway-core/sharing/join";
import type { Messages } from "@rockpool/messages/catalogue";
import type { Context } from "./context.ts";
import { exitCode } from "./exit-code.ts";
import { interrupts } from "./interrupts.ts";
import { type OutputOptions, output } from "./terminal/output.ts";
import { printFailure } from "./terminal/print-failure.ts";

/** What a command line runs in; tests bring their own. */
export interface Surroundings {
  host: Host;
  appVersion: string;
  messages: Messages;
  program: string;
  screens: string;
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
  signals: NodeJS.EventEmitter;
  now(): number;
  join(): Promise<Membership>;
  /** Ends the process at once. */
  exit(code: number): void;
}

/** How long somebody else's operation may keep this process before it says why it stays. */
const sayWhyAfterMs = 700;

/** Runs one command with all that it needs and clears up after it. Answers with the exit code; never throws. */
export async function runCommand(
  surroundings: Surroundings,
  options: OutputOptions,
  body: (context: Context) => Promise<number>,
): Promise<number> {
  const { messages, stdout, stderr, host } = surroundings;
  const out = output(stdout, stderr, host.env, options);
  const signals = interrupts(surroundings.signals, () => surroundings.exit(exitCode.interrupted));
  let membership: Promise<Membership> | null = null;
  const context: Context = {
    ...surroundings,
    output: out,
    interrupts: signals,
    service() {
      membership ??= surroundings.join();
      return membership;
    },
  };
  const work = body(context).catch((error: unknown) => printFailure(toFailure(error), out, messages));
  const code = await Promise.race([work, signals.unhandled.then(() => exitCode.interrupted)]);

  const joined = await (membership as Promise<Membership> | null)?.catch(() => null);
  if (joined) {
    const sayWhy = setTimeout(() => out.note(messages.cli.waitingForOthers), sayWhyAfterMs);
    const release = signals.handle(() => surroundings.exit(exitCode.interrupted));
    await joined.close();
    release();
    clearTimeout(sayWhy);
  }
  signals.stop();
  return code;
}
