import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import type { Reply } from "@rockpool/gateway-core/contract/failure";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { requestRooms } from "../requests/request-rooms.ts";
import type { TrayCommand } from "./tray-model.ts";

export interface CommandParts {
  bridge: Promise<Bridge>;
  snapshot(): Snapshot | null;
  openWindow(room?: string): void;
  quit(): void;
}

/** What a click on a row does. A refusal opens the window, where it is explained: the click deserves an answer. */
export async function runCommand(command: TrayCommand, parts: CommandParts): Promise<void> {
  switch (command) {
    case "open":
      return parts.openWindow();
    case "attention":
      return parts.openWindow("home");
    case "dashboard":
      return parts.openWindow("dashboard");
    case "devices":
    case "people":
      return parts.openWindow(requestRooms[command]);
    case "quit":
      return parts.quit();
    case "start":
    case "stop":
    case "restart":
    case "cancel": {
      const reply = await ask(command, await parts.bridge, parts.snapshot());
      if (!reply.ok) parts.openWindow("home");
    }
  }
}

function ask(
  command: "start" | "stop" | "restart" | "cancel",
  bridge: Bridge,
  snapshot: Snapshot | null,
): Promise<Reply<unknown>> {
  switch (command) {
    case "start":
      return bridge.call("gateway.start", {});
    case "stop":
      return bridge.call("gateway.stop", {});
    case "restart":
      return bridge.call("gateway.restart", {});
    case "cancel":
      return bridge.call("operation.cancel", { operationId: snapshot?.operation?.id ?? "" });
  }
}
