import type { Messages } from "@rockpool/messages/catalogue";
import type { Command } from "commander";
import type { Perform } from "./perform.ts";

/** Those that only look. */
export function addLookingCommands(root: Command, { cli }: Messages, perform: Perform): void {
  const { options, commands } = cli;
  root
    .command("status")
    .description(commands.status)
    .option("--watch", options.watch)
    .action((given: { watch?: boolean }, command: Command) =>
      perform(command, async (context) => {
        const { status } = await import("../commands/status.ts");
        return status(context, { watch: given.watch ?? false });
      }),
    );
  root
    .command("health")
    .description(commands.health)
    .option("--deep", options.deep)
    .action((given: { deep?: boolean }, command: Command) =>
      perform(command, async (context) => {
        const { health } = await import("../commands/health.ts");
        return health(context, { deep: given.deep ?? false });
      }),
    );
  root
    .command("reach")
    .description(commands.reach)
    .action((_given: object, command: Command) =>
      perform(command, async (context) => (await import("../commands/reach.ts")).reach(context)),
    );
  root
    .command("disk")
    .description(commands.disk)
    .action((_given: object, command: Command) =>
      perform(command, async (context) => (await import("../commands/disk.ts")).disk(context)),
    );
  root
    .command("logs")
    .description(commands.logs)
    .option("-f, --follow", options.follow)
    .option("--tail <lines>", options.tail, "1000")
    .option("--level <level>", options.level)
    .action((given: { follow?: boolean; tail: string; level?: string }, command: Command) =>
      perform(command, async (context) => {
        const { logs } = await import("../commands/logs.ts");
        return logs(context, { follow: given.follow ?? false, tail: given.tail, level: given.level });
      }),
    );
  root
    .command("open")
    .description(commands.open)
    .option("--print", options.print)
    .action((given: { print?: boolean }, command: Command) =>
      perform(command, async (context) => {
        const { open } = await import("../commands/open.ts");
        return open(context, { print: given.print ?? false });
      }),
    );
}
