import { dirname, join } from "node:path";
import { thisHost } from "@rockpool/gateway-core/host/host";
import { messagesFor } from "@rockpool/messages/catalogue";
import { CommanderError } from "commander";
import manifest from "../package.json" with { type: "json" };
import { exitCode } from "./exit-code.ts";
import { program } from "./program.ts";
import { runCommand, type Surroundings } from "./run-command.ts";

/** Runs a command line (without `node` and script) and answers with the exit code. */
export async function main(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { messages, stdout, stderr, appVersion } = surroundings;
  const json = args.includes("--json");
  let code: number = exitCode.ok;
  const root = program(appVersion, messages, async (options, body) => {
    code = await runCommand(surroundings, options, body);
  });
  const configure = (command: typeof root): void => {
    command.exitOverride().configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => {
        if (!json) stderr.write(text);
      },
    });
    for (const child of command.commands) configure(child);
  };
  configure(root);
  if (args.length === 0) {
    root.outputHelp();
    return exitCode.ok;
  }
  try {
    await root.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return exitCode.ok;
    if (json) {
      const failure = { code: "input-invalid", message: error.message };
      stdout.write(`${JSON.stringify({ ok: false, exitCode: exitCode.usage, failure })}\n`);
    } else {
      stderr.write(`${messages.cli.usageHint}\n`);
    }
    return exitCode.usage;
  }
}

/** The real ones. `program` is the path of the script that runs; the built screens lie beside it. */
export function realSurroundings(script: string): Surroundings {
  const host = thisHost();
  const { LC_ALL, LC_MESSAGES, LANG } = host.env;
  const appVersion = manifest.version;
  return {
    host,
    appVersion,
    messages: messagesFor(LC_ALL || LC_MESSAGES || LANG || "en"),
    program: script,
    screens: join(dirname(script), "screens"),
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    signals: process,
    now: Date.now,
    exit: (code) => process.exit(code),
    async join() {
      // env-paths, below conf, asks for a home while it loads and throws where there is none; nothing is ever put there.
      if (host.homeDir === null) process.env.HOME ??= host.tmpDir;
      const [{ joinService }, { fileLogger }] = await Promise.all([
        import("./join-service.ts"),
        import("./log-file.ts"),
      ]);
      return joinService(host, appVersion, fileLogger(host, Date.now));
    },
  };
}
