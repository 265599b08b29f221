import type { Messages } from "@rockpool/messages/catalogue";
import type { Command } from "commander";
import type { AdoptOptions } from "../commands/adoption/adopt.ts";
import type { ReleaseOptions } from "../commands/adoption/release.ts";
import type { Perform } from "./perform.ts";

/** Those about gateways that run already. */
export function addAdoptionCommands(root: Command, { cli }: Messages, perform: Perform): void {
  const { options, commands } = cli;
  root
    .command("adopt")
    .description(commands.adopt)
    .argument("[name]")
    .option("--list", options.listGateways)
    .option("--watch", options.watchGateway)
    .option("--operate", options.operateGateway)
    .option("--take-over", options.takeOver)
    .option("--safer <id>", options.safer, (id: string, before: string[] = []) => [...before, id])
    .option("--all-safer", options.allSafer)
    .option("--import", options.importState)
    .option("--into <folder>", options.into)
    .option("--volume <name>", options.intoVolume)
    .option("--no-workspace", options.noWorkspace)
    .option("--stop-source", options.stopSource)
    .option("--dry-run", options.dryRunInWords)
    .option("--yes", options.yes)
    .action((name: string | undefined, given: Omit<AdoptOptions, "name">, command: Command) =>
      perform(command, async (context) => {
        const { adopt } = await import("../commands/adoption/adopt.ts");
        return adopt(context, name === undefined ? given : { ...given, name });
      }),
    );
  root
    .command("release")
    .description(commands.release)
    .option("--undo", options.undoTakeOver)
    .option("--forget-old", options.forgetOld)
    .option("--dir <folder>", options.giveBackTo)
    .option("--format <form>", options.giveBackFormat)
    .option("--with-secrets", options.withSecrets)
    .option("--overwrite", options.overwriteFiles)
    .option("--dry-run", options.dryRunInWords)
    .option("--yes", options.yes)
    .action((given: ReleaseOptions, command: Command) =>
      perform(command, async (context) => {
        const { release } = await import("../commands/adoption/release.ts");
        return release(context, given);
      }),
    );
}
