import type { GatewayProtocolSocket, GatewayProtocolSocketHandlers } from "@openclaw/gateway-client/browser";
import { type ClientOptions, WebSocket } from "ws";
import { gatewayPort } from "../gateway/container-paths.ts";
import type { ExecRelay } from "./exec-relay.ts";

/** As upstream's own client has it: histories with pictures are large. */
const maxPayload = 25 * 1024 * 1024;

/** A WebSocket that speaks through the relay instead of a network connection of its own. */
export function relaySocket(
  relay: ExecRelay,
  handlers: GatewayProtocolSocketHandlers,
): GatewayProtocolSocket {
  const options: ClientOptions = {
    // node:http takes any duplex stream for a connection; the type asks for more than it uses.
    createConnection: (() => relay.socket) as unknown as NonNullable<ClientOptions["createConnection"]>,
    maxPayload,
    perMessageDeflate: false,
    handshakeTimeout: 10_000,
  };
  const socket = new WebSocket(`ws://127.0.0.1:${gatewayPort}/`, options);
  socket.on("open", handlers.open);
  socket.on("message", (data: Buffer) => handlers.message(data.toString("utf8")));
  socket.on("error", (error) => handlers.error(withComplaint(error, relay)));
  socket.on("close", (code, reason) => {
    relay.close();
    handlers.close(code, reason.toString("utf8"));
  });
  return {
    isOpen: () => socket.readyState === WebSocket.OPEN,
    send: (data) => socket.send(data),
    close: (code, reason) => {
      socket.close(code, reason);
      // The other end may be gone without a word.
      setTimeout(() => socket.terminate(), 250).unref();
    },
  };
}

/** "socket hang up" says less than what the relay itself reported. */
function withComplaint(error: Error, relay: ExecRelay): Error {
  const complaint = relay.complaint();
  return complaint === "" ? error : new Error(complaint, { cause: error });
}
