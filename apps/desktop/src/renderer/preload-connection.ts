import type { Reply } from "@rockpool/gateway-core/contract/failure";
import type { Connection } from "@rockpool/gateway-core/router/connection";
import type { ShellCallName, ShellInput, ShellPush } from "../shared/shell-contract.ts";

/** What the preload exposes. */
export interface PreloadPort {
  ask(message: unknown): Promise<unknown>;
  onPush(receive: (message: unknown) => void): void;
}

declare global {
  interface Window {
    readonly rockpool: PreloadPort;
  }
}

export interface ShellPort {
  call<K extends ShellCallName>(name: K, input: ShellInput<K>): Promise<Reply<unknown>>;
  onPush(receive: (message: ShellPush) => void): void;
}

/** Splits what the preload offers into the service's connection and the desktop's own calls. */
export function preloadConnection(port: PreloadPort): { connection: Connection; shellPort: ShellPort } {
  let receive: (message: unknown) => void = () => {};
  let receiveShell: (message: ShellPush) => void = () => {};
  let closed: () => void = () => {};

  port.onPush((message) => {
    if (isShellPush(message)) receiveShell(message);
    else receive(message);
  });

  return {
    connection: {
      send(message) {
        port.ask(message).then(
          (answer) => {
            if (answer !== null) receive(answer);
          },
          // The main process refuses or is going away: nothing more will come.
          () => closed(),
        );
        return true;
      },
      onMessage: (listener) => {
        receive = listener;
      },
      onDrain: () => {},
      onClose: (listener) => {
        closed = listener;
      },
      close: () => closed(),
    },
    shellPort: {
      async call(name, input) {
        const answer = await port.ask({ type: "call", id: 0, name, input });
        return (answer as { reply: Reply<unknown> }).reply;
      },
      onPush: (listener) => {
        receiveShell = listener;
      },
    },
  };
}

function isShellPush(message: unknown): message is ShellPush {
  return typeof message === "object" && message !== null && "type" in message && message.type === "shell";
}
