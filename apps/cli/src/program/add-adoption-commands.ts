import type { Messages } from "@rockpool/messages/catalogue";
import type { Command } from "commander";
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
    .action(
      (
        name: string | undefined,
        given: { list?: boolean; watch?: boolean; operate?: boolean },
        command: Command,
      ) =>
        perform(command, async (context) => {
          const { adopt } = await import("../commands/adopt.ts");
          const { list = false, watch = false, operate = false } = given;
          return adopt(context, { name, list, watch, operate });
        }),
    );
  root
    .command("release")
    .description(commands.release)
    .action((_given: object, command: Command) =>
      perform(command, async (context) => {
        const { release } = await import("../commands/release.ts");
        return release(context);
      }),
    );
}
