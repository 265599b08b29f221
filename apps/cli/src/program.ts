import type { Messages } from "@rockpool/messages/catalogue";
import { Command } from "commander";
import type { Context } from "./context.ts";
import { type ExitCodeName, exitCode } from "./exit-code.ts";
import { addAdoptionCommands } from "./program/add-adoption-commands.ts";
import { addAssistantCommands } from "./program/add-assistant-commands.ts";
import { addChannelCommands } from "./program/add-channel-commands.ts";
import { addConfigCommands } from "./program/add-config-commands.ts";
import { addConnectingCommands } from "./program/add-connecting-commands.ts";
import { addGatewayCommands } from "./program/add-gateway-commands.ts";
import { addImageCommands } from "./program/add-image-commands.ts";
import { addLookingCommands } from "./program/add-looking-commands.ts";
import { addOtherCommands } from "./program/add-other-commands.ts";
import type { Perform } from "./program/perform.ts";
import type { OutputOptions } from "./terminal/output.ts";

/** Runs a command's body and keeps its exit code. */
export type Run = (options: OutputOptions, body: (context: Context) => Promise<number>) => Promise<void>;

/** The command line as commander sees it. Each command's own file is loaded when it is called. */
export function program(version: string, messages: Messages, run: Run): Command {
  const { cli } = messages;
  const { options } = cli;
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

  const perform: Perform = (command, body) => {
    const { json = false, quiet = false, color = true } = command.optsWithGlobals<Partial<OutputOptions>>();
    return run({ json, quiet, color }, body);
  };

  addAssistantCommands(root, messages, perform);
  addGatewayCommands(root, messages, perform);
  addAdoptionCommands(root, messages, perform);
  addChannelCommands(root, messages, perform);
  addConnectingCommands(root, messages, perform);
  addImageCommands(root, messages, perform);
  addLookingCommands(root, messages, perform);
  addOtherCommands(root, messages, perform);
  addConfigCommands(root, messages, perform);
  return root;
}

function helpFooter({ cli }: Messages): string {
  const codes = (Object.keys(exitCode) as ExitCodeName[]).map(
    (name) => `  ${String(exitCode[name]).padEnd(5)}${cli.exitCodes[name]}`,
  );
  const variables = Object.entries(cli.environment).map(([name, what]) => `  ${name.padEnd(24)}${what}`);
  return ["", cli.exitCodesTitle, ...codes, "", cli.environmentTitle, ...variables].join("\n");
}
