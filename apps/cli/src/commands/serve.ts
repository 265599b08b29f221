import os from "node:os";
import { RockpoolError, toFailure } from "@rockpool/gateway-core/contract/rockpool-error";
import { ask } from "../ask.ts";
import type { Context } from "../context.ts";
import { exitCode } from "../exit-code.ts";
import { fileLogger } from "../log-file.ts";
import { askForLink, offerLinks, type ServeFacts } from "../serve/link-socket.ts";
import { screensServer } from "../serve/screens-server.ts";
import { sshLine } from "../serve/ssh-line.ts";
import { staticFiles } from "../serve/static-files.ts";
import { systemdUnit } from "../serve/systemd-unit.ts";
import { settledSnapshot } from "../settled-snapshot.ts";
import { untilStopped } from "../until-stopped.ts";

/** Beside the gateway's own 18789, and neither it nor the bridge port 18790. */
export const defaultScreensPort = 18_788;

export interface ServeOptions {
  port: string | undefined;
  link: boolean;
  printUnit: boolean;
}

export async function serve(context: Context, options: ServeOptions): Promise<number> {
  const { output, messages, host } = context;
  const port = portFrom(options.port, messages.cli.serve.badPort);
  if (options.printUnit) {
    const at = port === defaultScreensPort ? [] : ["--port", String(port)];
    context.stdout.write(systemdUnit([process.execPath, context.program, "serve", ...at]));
    return exitCode.ok;
  }
  if (options.link) {
    const facts = await askForLink(host, port);
    if (!facts) throw new RockpoolError({ code: "not-found", message: messages.cli.serve.noServe });
    if (output.json) output.document({ ok: true, ...facts });
    else show(context, facts);
    return exitCode.ok;
  }
  return run(context, port);
}

async function run(context: Context, port: number): Promise<number> {
  const { output, messages, host } = context;
  const words = messages.cli.serve;
  const files = staticFiles(context.screens);
  if (files.size === 0) throw new RockpoolError({ code: "not-found", message: words.noScreens });
  const { bridge } = await context.service();
  await settledSnapshot(bridge);
  const server = await screensServer({
    port,
    bridge,
    files,
    appVersion: context.appVersion,
    log: fileLogger(host, context.now),
    now: context.now,
    refused: messages.screens.signIn.refused,
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    throw new RockpoolError({
      code: "input-invalid",
      message: words.portTaken(port),
      facts: { field: "--port" },
    });
  });
  const facts = async (): Promise<ServeFacts> => {
    const { wish } = await ask(bridge, "snapshot.get", {});
    const ssh = sshLine({
      user: userName(context.host),
      host: os.hostname(),
      ports: [server.port, wish.port],
    });
    return { url: server.link(), ssh };
  };
  const stopOffering = await offerLinks(host, server.port, facts);

  // A journal is kept and read by others: there a link is asked for with --link.
  const inJournal = host.env.JOURNAL_STREAM !== undefined && context.stdout.isTTY !== true;
  const told = inJournal ? null : await facts();
  if (output.json) output.document({ event: "serving", port: server.port, pid: process.pid, ...told });
  else if (told) show(context, told);
  else output.line(words.inJournal(server.port));

  const stopListening = context.stdin.isTTY && !output.json ? onEnter(context, facts) : () => {};
  const code = await untilStopped(context);
  if (!output.json) output.note(words.stopping);
  stopListening();
  await stopOffering();
  await server.close();
  return code;
}

function show({ output, messages }: Context, { url, ssh }: ServeFacts): void {
  const words = messages.cli.serve;
  const { strong, dim } = output.style;
  for (const line of [words.link, `  ${strong(url)}`, "", words.ssh, `  ${ssh}`]) output.line(line);
  if (output.live) output.note(dim(words.newLink));
}

function onEnter(context: Context, facts: () => Promise<ServeFacts>): () => void {
  const { stdin, output, messages } = context;
  const say = async () => {
    const { url } = await facts();
    output.line(messages.cli.serve.anotherLink);
    output.line(`  ${output.style.strong(url)}`);
  };
  const onData = () => void say().catch((error: unknown) => output.error(toFailure(error).message));
  stdin.on("data", onData);
  stdin.resume();
  return () => {
    stdin.off("data", onData);
    stdin.pause();
  };
}

/** A user without an entry in the password file has no name there. */
function userName({ env }: Context["host"]): string {
  try {
    return os.userInfo().username;
  } catch {
    return env.USER || env.LOGNAME || "USER";
  }
}

function portFrom(text: string | undefined, badPort: (value: string) => string): number {
  if (text === undefined) return defaultScreensPort;
  if (/^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535) return Number(text);
  throw new RockpoolError({ code: "input-invalid", message: badPort(text), facts: { field: "--port" } });
}
