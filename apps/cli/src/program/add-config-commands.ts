import type { Messages } from "@rockpool/messages/catalogue";
import type { Command } from "commander";
import type { ExportOptions } from "../commands/config-files.ts";
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
    .command("export")
    .description(commands.configExport)
    .requiredOption("--dir <folder>", options.exportDir)
    .option("--overwrite", options.overwrite)
    .option("--dry-run", options.exportDryRun)
    .action((given: ExportOptions, command: Command) =>
      perform(command, async (context) =>
        (await import("../commands/config-files.ts")).configExport(context, given),
      ),
    );
  config
    .command("import")
    .description(commands.configImport)
    .argument("<file...>")
    .option("--dry-run", options.importDryRun)
    .action((files: string[], given: { dryRun?: boolean }, command: Command) =>
      perform(command, async (context) =>
        (await import("../commands/config-files.ts")).configImport(context, files, given),
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
