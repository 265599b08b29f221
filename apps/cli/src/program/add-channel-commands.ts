import type { Messages } from "@rockpool/messages/catalogue";
import type { Command } from "commander";
import type { Perform } from "./perform.ts";

interface Given {
  account?: string;
  name?: string;
  stdin?: boolean;
  force?: boolean;
  yes?: boolean;
}

/** `rockpool channel …` */
export function addChannelCommands(root: Command, { cli }: Messages, perform: Perform): void {
  const { commands, options } = cli;
  const channel = root.command("channel").description(commands.channel).helpCommand(false);
  channel
    .command("list")
    .description(commands.channelList)
    .action((_given: object, command: Command) =>
      perform(command, async (context) =>
        (await import("../commands/channel/channel-list.ts")).channelList(context),
      ),
    );
  channel
    .command("add")
    .description(commands.channelAdd)
    .argument("<channel>")
    .option("--account <id>", options.account)
    .option("--name <name>", options.accountName)
    .option("--stdin", options.fieldsStdin)
    .action((id: string, { account, name, stdin = false }: Given, command: Command) =>
      perform(command, async (context) => {
        const { channelAdd } = await import("../commands/channel/channel-add.ts");
        return channelAdd(context, { channel: id, account, name, stdin });
      }),
    );
  channel
    .command("login")
    .description(commands.channelLogin)
    .argument("<channel>")
    .option("--account <id>", options.account)
    .option("--force", options.relink)
    .action((id: string, { account, force = false }: Given, command: Command) =>
      perform(command, async (context) => {
        const { channelLogin } = await import("../commands/channel/channel-login.ts");
        return channelLogin(context, { channel: id, account, force });
      }),
    );
  const words = {
    restart: commands.channelRestart,
    logout: commands.channelLogout,
    remove: commands.channelRemove,
  };
  for (const order of ["restart", "logout", "remove"] as const) {
    const one = channel.command(order).description(words[order]).argument("<channel>");
    if (order === "remove") one.option("--yes", options.yes);
    one
      .option("--account <id>", options.account)
      .action((id: string, { account, yes = false }: Given, command: Command) =>
        perform(command, async (context) => {
          const { channelOrder } = await import("../commands/channel/channel-order.ts");
          return channelOrder(context, { channel: id, account, order, yes });
        }),
      );
  }
}
