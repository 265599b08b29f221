import { randomUUID } from "node:crypto";
import { WebSocket } from "ws";

/**
 * What a browser's Control UI from `origin` is told when it connects without a device identity: `ok`, or the code of the
 * refusal. Whether its origin is allowed shows in which refusal it gets.
 */
export function browserConnect(address: string, origin: string, token: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address.replace("http", "ws"), { origin });
    socket.on("error", reject);
    socket.on("close", (code) => reject(new Error(`closed with ${code}`)));
    socket.on("message", (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as Frame;
      if (frame.event === "connect.challenge") socket.send(JSON.stringify(connectFrame(token)));
      if (frame.type !== "res") return;
      resolve(frame.ok ? "ok" : (frame.error?.details?.code ?? frame.error?.code ?? "unknown"));
      socket.terminate();
    });
  });
}

interface Frame {
  type: string;
  event?: string;
  ok?: boolean;
  error?: { code: string; details?: { code?: string } };
}

function connectFrame(token: string): object {
  return {
    type: "req",
    id: randomUUID(),
    method: "connect",
    params: {
      minProtocol: 3,
      maxProtocol: 4,
      client: { id: "openclaw-control-ui", version: "test", platform: "linux", mode: "webchat" },
      role: "operator",
      scopes: ["operator.read"],
      caps: [],
      auth: { token },
    },
  };
}
