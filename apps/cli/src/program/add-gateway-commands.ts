import type { Messages } from "@rockpool/messages/catalogue";
import type { Command } from "commander";
import type { Perform } from "./perform.ts";

/** Those that change whether the gateway runs. */
export function addGatewayCommands(root: Command, { cli }: Messages, perform: Perform): void {
  const { options, commands } = cli;
  root
    .command("up")
    .description(commands.up)
    .option("--dry-run", options.dryRun)
    .option("--use-existing-state", options.useExistingState)
    .action((given: { dryRun?: boolean; useExistingState?: boolean }, command: Command) =>
      perform(command, async (context) => {
        const { up } = await import("../commands/up.ts");
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
        const { down } = await import("../commands/down.ts");
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
        const { restart } = await import("../commands/restart.ts");
        return restart(context, {
          dryRun: given.dryRun ?? false,
          useExistingState: given.useExistingState ?? false,
        });
      }),
    );
  root
    .command("repair")
    .description(commands.repair)
    .option("--dry-run", options.dryRun)
    .option("--owner <place>", options.owner)
    .option("--yes", options.yes)
    .action((given: { dryRun?: boolean; owner?: string; yes?: boolean }, command: Command) =>
      perform(command, async (context) => {
        const { dryRun = false, owner, yes = false } = given;
        const { repair } = await import("../commands/repair.ts");
        return repair(context, { dryRun, owner, yes });
      }),
    );
  root
    .command("remove")
    .description(commands.remove)
    .option("--dry-run", options.dryRun)
    .option("--yes", options.yes)
    .action((given: { dryRun?: boolean; yes?: boolean }, command: Command) =>
      perform(command, async (context) => {
        const { remove } = await import("../commands/remove.ts");
        return remove(context, { dryRun: given.dryRun ?? false, yes: given.yes ?? false });
      }),
    );
  root
    .command("rollback")
    .description(commands.rollback)
    .argument("[checkpoint]")
    .option("--list", options.list)
    .option("--workspace", options.workspace)
    .option("--yes", options.yes)
    .action(
      (
        id: string | undefined,
        given: { list?: boolean; workspace?: boolean; yes?: boolean },
        command: Command,
      ) =>
        perform(command, async (context) => {
          const { rollback } = await import("../commands/rollback.ts");
          const { list = false, workspace = false, yes = false } = given;
          return rollback(context, { id, list, workspace, yes });
        }),
    );
}
