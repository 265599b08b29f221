import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import type { Reply } from "@rockpool/gateway-core/contract/failure";
import { toFailure } from "@rockpool/gateway-core/contract/rockpool-error";
import { ClientMessage, type ServerMessage } from "@rockpool/gateway-core/contract/wire";
import type { Logger } from "@rockpool/gateway-core/host/logger";
import type { Connection } from "@rockpool/gateway-core/router/connection";
import { isCallName } from "@rockpool/gateway-core/router/parse-request";
import { type Hello, serveConnection } from "@rockpool/gateway-core/router/serve-connection";
import { type ShellCallName, type ShellHandlers, shellCalls } from "../../shared/shell-contract.ts";

export interface PageDesk {
  /** Answers a call with its reply message; a subscription with null, and then with pushes. */
  ask(message: unknown): Promise<ServerMessage | null>;
  close(): void;
}

export interface PageDeskOptions {
  bridge: Bridge;
  shell: ShellHandlers;
  hello: Hello;
  push(message: unknown): void;
  log: Logger;
}

/**
 * Where the questions of one page are answered: those to the desktop here, those to the service by the router that
 * also serves sockets. The log gets name, duration and outcome, never what was said.
 */
export function openPageDesk({ bridge, shell, hello, push, log }: PageDeskOptions): PageDesk {
  const waiting = new Map<number, (message: ServerMessage) => void>();
  let receive: (message: unknown) => void = () => {};
  let ended: () => void = () => {};
  let open = true;

  const connection: Connection = {
    send(message) {
      const { type, id } = message as ServerMessage & { id?: number };
      const settle = type === "reply" ? waiting.get(id ?? -1) : undefined;
      if (settle) settle(message as ServerMessage);
      else push(message);
      return true;
    },
    onMessage: (listener) => {
      receive = listener;
    },
    onDrain: () => {},
    onClose: (listener) => {
      ended = listener;
    },
    close() {
      if (!open) return;
      open = false;
      ended();
    },
  };
  serveConnection(bridge, connection, hello);

  async function call(message: Extract<ClientMessage, { type: "call" }>): Promise<ServerMessage> {
    const { id, name, input } = message;
    const startedAt = performance.now();
    let reply: ServerMessage;
    if (Object.hasOwn(shellCalls, name)) {
      reply = { type: "reply", id, reply: await callShell(shell, name as ShellCallName, input) };
    } else {
      reply = await new Promise<ServerMessage>((resolve) => {
        waiting.set(id, resolve);
        receive(message);
      });
      waiting.delete(id);
    }
    const known = isCallName(name) || Object.hasOwn(shellCalls, name);
    log.info("call", {
      name: known ? name : "unknown",
      tookMs: Math.round(performance.now() - startedAt),
      outcome: outcomeOf(reply),
    });
    return reply;
  }

  return {
    async ask(raw) {
      const parsed = ClientMessage.safeParse(raw);
      if (!parsed.success || !open) throw new Error("refused");
      if (parsed.data.type === "call") return call(parsed.data);
      receive(parsed.data);
      return null;
    },
    close: connection.close,
  };
}

async function callShell(shell: ShellHandlers, name: ShellCallName, input: unknown): Promise<Reply<unknown>> {
  const parsed = shellCalls[name].safeParse(input);
  if (!parsed.success)
    return { ok: false, failure: { code: "input-invalid", message: `${name}: wrong input` } };
  try {
    // The pair of name and input was just parsed together, which the type system cannot follow.
    const value = await (shell[name] as (input: unknown) => unknown)(parsed.data);
    return { ok: true, value: value ?? {} };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}

function outcomeOf(message: ServerMessage): string {
  if (message.type !== "reply") return message.type;
  return message.reply.ok ? "ok" : message.reply.failure.code;
}
