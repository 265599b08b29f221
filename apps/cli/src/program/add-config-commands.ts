import type { Messages } from "@rockpool/messages/catalogue";
import type { Command } from "commander";
import type { Perform } from "./perform.ts";

/** `rockpool config …` */
export function addConfigCommands(root: Command, { cli: { commands } }: Messages, perform: Perform): void {
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
