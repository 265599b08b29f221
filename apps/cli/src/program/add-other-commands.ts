import type { Messages } from "@rockpool/messages/catalogue";
import type { Command } from "commander";
import type { Perform } from "./perform.ts";

/** Screens in a browser, and OpenClaw's own command line. */
export function addOtherCommands(root: Command, { cli }: Messages, perform: Perform): void {
  const { options, commands } = cli;
  root
    .command("serve")
    .description(commands.serve)
    .option("--port <port>", options.port)
    .option("--link", options.link)
    .option("--print-unit", options.printUnit)
    .action((given: { port?: string; link?: boolean; printUnit?: boolean }, command: Command) =>
      perform(command, async (context) => {
        const { serve } = await import("../commands/serve.ts");
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
        const { openclaw } = await import("../commands/openclaw.ts");
        return openclaw(context, { args, dryRun: given.dryRun ?? false });
      }),
    );
}
