import type { Messages } from "@rockpool/messages/catalogue";
import type { Command } from "commander";
import type { Perform } from "./perform.ts";

/** `rockpool config …` */
export function addConfigCommands(
  root: Command,
  { cli: { commands, options } }: Messages,
  perform: Perform,
): void {
  const config = root.command("config").description(commands.config).helpCommand(false);
  config
    .command("list")
    .description(commands.configList)
    .action((_given: object, command: Command) =>
      perform(command, async (context) => (await import("../commands/config.ts")).configList(context)),
    );
  config
    .command("get")
    .description(commands.configGet)
    .argument("<key>")
    .action((key: string, _given: object, command: Command) =>
      perform(command, async (context) => (await import("../commands/config.ts")).configGet(context, key)),
    );
  config
    .command("unset")
    .description(commands.configUnset)
    .argument("<key>")
    .action((key: string, _given: object, command: Command) =>
      perform(command, async (context) => (await import("../commands/config.ts")).configUnset(context, key)),
    );
  config
    .command("diff")
    .description(commands.configDiff)
    .action((_given: object, command: Command) =>
      perform(command, async (context) => (await import("../commands/config-apply.ts")).configDiff(context)),
    );
  config
    .command("apply")
    .description(commands.configApply)
    .option("--dry-run", options.dryRun)
    .action((given: { dryRun?: boolean }, command: Command) =>
      perform(command, async (context) =>
        (await import("../commands/config-apply.ts")).configApply(context, given),
      ),
    );
  config
    .command("set")
    .description(commands.configSet)
    .argument("[key]")
    .argument("[value]")
    .action((key: string | undefined, value: string | undefined, _given: object, command: Command) =>
      perform(command, async (context) =>
        (await import("../commands/config.ts")).configSet(context, key, value),
      ),
    );
}
