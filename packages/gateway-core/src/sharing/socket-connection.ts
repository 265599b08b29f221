import type { Socket } from "node:net";
import type { Connection } from "../router/connection.ts";
import { lineReader } from "./line-reader.ts";

/** What a client may say in one message; the largest honest one is a pasted chunk of terminal input. */
export const clientMessageLimit = 4 * 1024 * 1024;
/** What a service may say in one message; the largest honest one is `logs.read` of 100,000 long lines. */
export const serverMessageLimit = 256 * 1024 * 1024;

/**
 * Messages over a stream socket: one JSON text a line. A peer that sends anything else, or a line longer than
 * `limit` bytes, is cut off.
 */
export function socketConnection(socket: Socket, limit: number): Connection {
  const messageListeners: ((message: unknown) => void)[] = [];
  const closeListeners: (() => void)[] = [];
  let closed = false;

  const read = lineReader(limit, (line) => {
    const message: unknown = JSON.parse(line);
    for (const listener of messageListeners) listener(message);
  });
  socket.on("data", (chunk: Buffer) => {
    try {
      read(chunk);
    } catch {
      socket.destroy();
    }
  });
  // "close" follows every "error"; without a listener the error would end the process.
  socket.on("error", () => {});
  socket.on("close", () => {
    closed = true;
    for (const listener of closeListeners.splice(0)) listener();
  });

  return {
    send(message) {
      if (closed || socket.writableEnded) return true;
      return socket.write(`${JSON.stringify(message)}\n`);
    },
    onMessage(listener) {
      messageListeners.push(listener);
    },
    onDrain(listener) {
      socket.on("drain", listener);
    },
    onClose(listener) {
      if (closed) listener();
      else closeListeners.push(listener);
    },
    close() {
      // Lets what was written reach the peer, but does not wait for a peer that keeps its side open.
      socket.end(() => socket.destroy());
    },
  };
}
