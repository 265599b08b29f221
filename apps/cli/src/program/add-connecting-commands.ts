import type { Messages } from "@rockpool/messages/catalogue";
import type { Command } from "commander";
import type { Perform } from "./perform.ts";

/** Those about devices and people. */
export function addConnectingCommands(root: Command, { cli }: Messages, perform: Perform): void {
  addDeviceCommands(root, cli, perform);
  addPeopleCommands(root, cli, perform);
}

function addDeviceCommands(root: Command, { commands, options }: Messages["cli"], perform: Perform): void {
  const device = root.command("device").description(commands.device);
  device
    .command("list")
    .description(commands.deviceList)
    .action((_given: object, command: Command) =>
      perform(command, async (context) => {
        const { deviceList } = await import("../commands/device/device-list.ts");
        return deviceList(context);
      }),
    );
  for (const answer of ["approve", "reject"] as const)
    device
      .command(answer)
      .description(answer === "approve" ? commands.deviceApprove : commands.deviceReject)
      .argument("<id>")
      .action((id: string, _given: object, command: Command) =>
        perform(command, async (context) => {
          const { answerDevice } = await import("../commands/device/answer-device.ts");
          return answerDevice(context, { id, answer });
        }),
      );
  device
    .command("revoke")
    .description(commands.deviceRevoke)
    .argument("<id>")
    .option("--yes", options.yes)
    .action((id: string, { yes = false }: { yes?: boolean }, command: Command) =>
      perform(command, async (context) => {
        const { deviceRevoke } = await import("../commands/device/device-revoke.ts");
        return deviceRevoke(context, { id, yes });
      }),
    );
  device
    .command("rename")
    .description(commands.deviceRename)
    .argument("<id>")
    .argument("<name>")
    .action((id: string, name: string, _given: object, command: Command) =>
      perform(command, async (context) => {
        const { deviceRename } = await import("../commands/device/device-rename.ts");
        return deviceRename(context, { id, name });
      }),
    );
}

function addPeopleCommands(root: Command, { commands }: Messages["cli"], perform: Perform): void {
  const people = root.command("people").description(commands.people);
  people
    .command("list")
    .description(commands.peopleList)
    .action((_given: object, command: Command) =>
      perform(command, async (context) => {
        const { peopleList } = await import("../commands/people/people-list.ts");
        return peopleList(context);
      }),
    );
  for (const answer of ["approve", "dismiss"] as const)
    people
      .command(answer)
      .description(answer === "approve" ? commands.peopleApprove : commands.peopleDismiss)
      .argument("<id>")
      .action((id: string, _given: object, command: Command) =>
        perform(command, async (context) => {
          const { answerPerson } = await import("../commands/people/answer-person.ts");
          return answerPerson(context, { id, answer });
        }),
      );
}
