import type { Connection } from "@rockpool/gateway-core/router/connection";
import type { RawData, WebSocket } from "ws";

/** Bytes that may wait for a browser before it counts as slow. */
const slowAt = 1024 * 1024;

function textOf(data: RawData): string {
  return Array.isArray(data)
    ? Buffer.concat(data).toString("utf8")
    : Buffer.from(data as Buffer).toString("utf8");
}

/** Messages over a WebSocket: one JSON text each. A peer that sends anything else is cut off. */
export function webSocketConnection(socket: WebSocket): Connection {
  const messageListeners: ((message: unknown) => void)[] = [];
  const drainListeners: (() => void)[] = [];
  const closeListeners: (() => void)[] = [];
  let slow = false;

  socket.on("message", (data: RawData, isBinary: boolean) => {
    if (isBinary) return socket.terminate();
    let message: unknown;
    try {
      message = JSON.parse(textOf(data));
    } catch {
      return socket.terminate();
    }
    for (const listener of messageListeners) listener(message);
  });
  socket.on("error", () => socket.terminate());
  socket.on("close", () => {
    for (const listener of closeListeners.splice(0)) listener();
  });
  const written = () => {
    if (!slow || socket.bufferedAmount >= slowAt / 2) return;
    slow = false;
    for (const listener of drainListeners) listener();
  };

  return {
    send(message) {
      if (socket.readyState !== socket.OPEN) return true;
      socket.send(JSON.stringify(message), written);
      slow = socket.bufferedAmount >= slowAt;
      return !slow;
    },
    onMessage: (listener) => void messageListeners.push(listener),
    onDrain: (listener) => void drainListeners.push(listener),
    onClose(listener) {
      if (socket.readyState === socket.CLOSED) listener();
      else closeListeners.push(listener);
    },
    close: () => socket.close(),
  };
}
