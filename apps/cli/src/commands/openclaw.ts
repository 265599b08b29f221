import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import { ask } from "../ask.ts";
import type { Context } from "../context.ts";
import { exitCode } from "../exit-code.ts";
import { overridesFromEnv } from "../overrides.ts";
import { settledSnapshot } from "../settled-snapshot.ts";
import { pipeSession } from "../terminal/pipe-session.ts";
import { sayOverrides } from "./up.ts";

export interface OpenClawOptions {
  args: string[];
  dryRun: boolean;
}

/** OpenClaw's own command line, as if it were installed here: same terminal, same streams, same exit code. */
export async function openclaw(context: Context, { args, dryRun }: OpenClawOptions): Promise<number> {
  const { output, messages, stdin, stdout, host } = context;
  const words = messages.cli.openclaw;
  if (args.length === 0) throw new RockpoolError({ code: "input-invalid", message: words.nothing });
  const overrides = overridesFromEnv(host, messages);
  const membership = await context.service();
  await settledSnapshot(membership.bridge);
  const tty = stdin.isTTY === true && stdout.isTTY === true;
  // A terminal may not know its size, and say 0.
  const size = tty && stdout.columns > 0 ? { columns: stdout.columns, rows: stdout.rows } : {};
  const session = await ask(membership.bridge, "openclaw.start", { args, tty, ...size, overrides, dryRun });
  if (dryRun) {
    if (output.json)
      output.document({ ok: true, dryRun: true, where: session.where, command: session.command });
    else output.line(session.command);
    return exitCode.ok;
  }
  if (session.where === "one-off") {
    output.note(output.errorStyle.dim(words.oneOff));
    sayOverrides(context, overrides);
  }
  const code = await pipeSession(context, membership, { sessionId: session.sessionId, tty });
  if (code === null) throw new RockpoolError({ code: "service-unreachable", message: words.serviceGone });
  return code;
}
