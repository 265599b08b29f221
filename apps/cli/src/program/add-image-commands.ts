import type { Messages } from "@rockpool/messages/catalogue";
import type { Command } from "commander";
import { addBuildCommand } from "./add-build-command.ts";
import type { Perform } from "./perform.ts";

/** `rockpool image …` */
export function addImageCommands(root: Command, messages: Messages, perform: Perform): void {
  const { options, commands } = messages.cli;
  const image = root.command("image").description(commands.image).helpCommand(false);
  image
    .command("pull")
    .description(commands.imagePull)
    .argument("[reference]")
    .action((reference: string | undefined, _given: object, command: Command) =>
      perform(command, async (context) =>
        (await import("../commands/image/image-pull.ts")).imagePull(context, reference),
      ),
    );
  addBuildCommand(image, messages, perform);
  image
    .command("use")
    .description(commands.imageUse)
    .argument("<reference>")
    .option("--rehearse", options.rehearse)
    .action((reference: string, given: { rehearse?: boolean }, command: Command) =>
      perform(command, async (context) => {
        const { imageUse } = await import("../commands/image/image-use.ts");
        return imageUse(context, { reference, rehearse: given.rehearse ?? false });
      }),
    );
  image
    .command("list")
    .description(commands.imageList)
    .action((_given: object, command: Command) =>
      perform(command, async (context) =>
        (await import("../commands/image/image-list.ts")).imageList(context),
      ),
    );
  image
    .command("tags")
    .description(commands.imageTags)
    .argument("[reference]")
    .action((reference: string | undefined, _given: object, command: Command) =>
      perform(command, async (context) =>
        (await import("../commands/image/image-tags.ts")).imageTags(context, reference),
      ),
    );
  image
    .command("check")
    .description(commands.imageCheck)
    .action((_given: object, command: Command) =>
      perform(command, async (context) =>
        (await import("../commands/image/image-check.ts")).imageCheck(context),
      ),
    );
  image
    .command("remove")
    .description(commands.imageRemove)
    .argument("<reference>")
    .option("--dry-run", options.dryRunInWords)
    .option("--yes", options.yes)
    .action((reference: string, given: { dryRun?: boolean; yes?: boolean }, command: Command) =>
      perform(command, async (context) => {
        const { imageRemove } = await import("../commands/image/image-remove.ts");
        return imageRemove(context, { reference, dryRun: given.dryRun ?? false, yes: given.yes ?? false });
      }),
    );
  image
    .command("clean")
    .description(commands.imageClean)
    .option("--dry-run", options.dryRunInWords)
    .option("--yes", options.yes)
    .action((given: { dryRun?: boolean; yes?: boolean }, command: Command) =>
      perform(command, async (context) => {
        const { imageClean } = await import("../commands/image/image-clean.ts");
        return imageClean(context, { dryRun: given.dryRun ?? false, yes: given.yes ?? false });
      }),
    );
  image
    .command("load")
    .description(commands.imageLoad)
    .argument("<tar>")
    .action((tar: string, _given: object, command: Command) =>
      perform(command, async (context) =>
        (await import("../commands/image/image-load.ts")).imageLoad(context, tar),
      ),
    );
  image
    .command("save")
    .description(commands.imageSave)
    .argument("<reference>")
    .argument("<tar>")
    .option("--force", options.overwrite)
    .action((reference: string, tar: string, given: { force?: boolean }, command: Command) =>
      perform(command, async (context) => {
        const { imageSave } = await import("../commands/image/image-save.ts");
        return imageSave(context, { reference, tar, overwrite: given.force ?? false });
      }),
    );
}
