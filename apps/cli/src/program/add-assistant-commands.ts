import type { Messages } from "@rockpool/messages/catalogue";
import { type Command, Option } from "commander";
import type { SetupGiven } from "../commands/setup/setup-options.ts";
import type { Perform } from "./perform.ts";

/** From nothing to an assistant that answers, and a look before that. */
export function addAssistantCommands(root: Command, { cli }: Messages, perform: Perform): void {
  const { options, commands } = cli;
  const setup = root
    .command("setup")
    .description(commands.setup)
    .option("--provider <name>", options.provider)
    .option("--key-stdin", options.keyStdin)
    .option("--secrets-stdin", options.secretsStdin)
    .option("--base-url <url>", options.baseUrl)
    .option("--model <name>", options.model)
    .option("--api <api>", options.api)
    .option("--skip-assistant", options.skipAssistant)
    .option("--use-existing-state", options.useExistingState)
    .option("--check", options.check)
    .option("--dry-run", options.dryRun)
    .action((given: SetupGiven, command: Command) =>
      perform(command, async (context) => {
        const { setup } = await import("../commands/setup/setup.ts");
        return setup(context, given);
      }),
    );
  // Known only to be refused in words: a key does not belong into arguments.
  for (const flag of ["--key <key>", "--api-key <key>", "--token <key>"])
    setup.addOption(new Option(flag).hideHelp());
  root
    .command("say")
    .description(commands.say)
    .argument("[message...]")
    .action((words: string[], _given: object, command: Command) =>
      perform(command, async (context) => (await import("../commands/say.ts")).say(context, words)),
    );
  root
    .command("demo")
    .description(commands.demo)
    .option("--say <message>", options.sayOnce)
    .option("--open", options.openDemo)
    .action((given: { say?: string; open?: boolean }, command: Command) =>
      perform(command, async (context) => {
        const { demo } = await import("../commands/demo.ts");
        return demo(context, { say: given.say, open: given.open ?? false });
      }),
    );
}
