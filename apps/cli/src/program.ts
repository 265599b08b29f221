import type { Messages } from "@rockpool/messages/catalogue";
import { Command } from "commander";
import type { Context } from "./context.ts";
import { type ExitCodeName, exitCode } from "./exit-code.ts";
import type { OutputOptions } from "./terminal/output.ts";

/** Runs a command's body and keeps its exit code. */
export type Run = (options: OutputOptions, body: (context: Context) => Promise<number>) => Promise<void>;

/** The command line as commander sees it. Each command's own file is loaded when it is called. */
export function program(version: string, messages: Messages, run: Run): Command {
  const { cli } = messages;
  const { options, commands } = cli;
  const root = new Command("rockpool")
    .description(cli.description)
    .version(version, "--version", options.version)
    .helpOption("-h, --help", options.help)
    .helpCommand(false)
    .option("--json", options.json)
    .option("--quiet", options.quiet)
    .option("--no-color", options.noColor)
    .configureHelp({ showGlobalOptions: true })
    .showSuggestionAfterError(true)
    .addHelpText("after", () => helpFooter(messages));

  const perform = (command: Command, body: (context: Context) => Promise<number>): Promise<void> => {
    const { json = false, quiet = false, color = true } = command.optsWithGlobals<Partial<OutputOptions>>();
    return run({ json, quiet, color }, body);
  };

  root
    .command("up")
    .description(commands.up)
    .option("--dry-run", options.dryRun)
    .option("--use-existing-state", options.useExistingState)
    .action((given: { dryRun?: boolean; useExistingState?: boolean }, command: Command) =>
      perform(command, async (context) => {
        const { up } = await import("./commands/up.ts");
        return up(context, {
          dryRun: given.dryRun ?? false,
          useExistingState: given.useExistingState ?? false,
        });
      }),
    );
  root
    .command("down")
    .description(commands.down)
    .option("--force", options.force)
    .option("--dry-run", options.dryRun)
    .action((given: { dryRun?: boolean; force?: boolean }, command: Command) =>
      perform(command, async (context) => {
        const { down } = await import("./commands/down.ts");
        return down(context, { dryRun: given.dryRun ?? false, force: given.force ?? false });
      }),
    );
  root
    .command("restart")
    .description(commands.restart)
    .option("--dry-run", options.dryRun)
    .option("--use-existing-state", options.useExistingState)
    .action((given: { dryRun?: boolean; useExistingState?: boolean }, command: Command) =>
      perform(command, async (context) => {
        const { restart } = await import("./commands/restart.ts");
        return restart(context, {
          dryRun: given.dryRun ?? false,
          useExistingState: given.useExistingState ?? false,
        });
      }),
    );
  root
    .command("status")
    .description(commands.status)
    .option("--watch", options.watch)
    .action((given: { watch?: boolean }, command: Command) =>
      perform(command, async (context) => {
        const { status } = await import("./commands/status.ts");
        return status(context, { watch: given.watch ?? false });
      }),
    );
  root
    .command("health")
    .description(commands.health)
    .option("--deep", options.deep)
    .action((given: { deep?: boolean }, command: Command) =>
      perform(command, async (context) => {
        const { health } = await import("./commands/health.ts");
        return health(context, { deep: given.deep ?? false });
      }),
    );
  root
    .command("logs")
    .description(commands.logs)
    .option("-f, --follow", options.follow)
    .option("--tail <lines>", options.tail, "1000")
    .option("--level <level>", options.level)
    .action((given: { follow?: boolean; tail: string; level?: string }, command: Command) =>
      perform(command, async (context) => {
        const { logs } = await import("./commands/logs.ts");
        return logs(context, { follow: given.follow ?? false, tail: given.tail, level: given.level });
      }),
    );
  root
    .command("open")
    .description(commands.open)
    .option("--print", options.print)
    .action((given: { print?: boolean }, command: Command) =>
      perform(command, async (context) => {
        const { open } = await import("./commands/open.ts");
        return open(context, { print: given.print ?? false });
      }),
    );
  root
    .command("serve")
    .description(commands.serve)
    .option("--port <port>", options.port)
    .option("--link", options.link)
    .option("--print-unit", options.printUnit)
    .action((given: { port?: string; link?: boolean; printUnit?: boolean }, command: Command) =>
      perform(command, async (context) => {
        const { serve } = await import("./commands/serve.ts");
        return serve(context, {
          port: given.port,
          link: given.link ?? false,
          printUnit: given.printUnit ?? false,
        });
      }),
    );
  root
    .command("openclaw")
    .description(commands.openclaw)
    .option("--dry-run", options.dryRun)
    .argument("[arguments...]")
    .action((args: string[], given: { dryRun?: boolean }, command: Command) =>
      perform(command, async (context) => {
        const { openclaw } = await import("./commands/openclaw.ts");
        return openclaw(context, { args, dryRun: given.dryRun ?? false });
      }),
    );
  addConfig(root, messages, perform);
  return root;
}

function addConfig(
  root: Command,
  { cli: { commands } }: Messages,
  perform: (command: Command, body: (context: Context) => Promise<number>) => Promise<void>,
): void {
  const config = root.command("config").description(commands.config).helpCommand(false);
  config
    .command("list")
    .description(commands.configList)
    .action((_given: object, command: Command) =>
      perform(command, async (context) => (await import("./commands/config.ts")).configList(context)),
    );
  config
    .command("get")
    .description(commands.configGet)
    .argument("<key>")
    .action((key: string, _given: object, command: Command) =>
      perform(command, async (context) => (await import("./commands/config.ts")).configGet(context, key)),
    );
  config
    .command("set")
    .description(commands.configSet)
    .argument("[key]")
    .argument("[value]")
    .action((key: string | undefined, value: string | undefined, _given: object, command: Command) =>
      perform(command, async (context) =>
        (await import("./commands/config.ts")).configSet(context, key, value),
      ),
    );
}

function helpFooter({ cli }: Messages): string {
  const codes = (Object.keys(exitCode) as ExitCodeName[]).map(
    (name) => `  ${String(exitCode[name]).padEnd(5)}${cli.exitCodes[name]}`,
  );
  const variables = Object.entries(cli.environment).map(([name, what]) => `  ${name.padEnd(24)}${what}`);
  return ["", cli.exitCodesTitle, ...codes, "", cli.environmentTitle, ...variables].join("\n");
}
