import { rm } from "node:fs/promises";
import net from "node:net";

/** Another socket of the same engine, which can be gone while that one goes on. */
export interface EngineDoor {
  endpoint: string;
  /** As after the engine has ended: no connection is left, and no socket. */
  shut(): Promise<void>;
  open(): Promise<void>;
}

export async function engineDoor(socket: string, engineSocket: string): Promise<EngineDoor> {
  const connections = new Set<net.Socket>();
  let server: net.Server | null = null;

  async function open(): Promise<void> {
    server = net.createServer((outside) => {
      const inside = net.connect(engineSocket);
      for (const each of [outside, inside]) {
        connections.add(each);
        each.on("close", () => connections.delete(each));
        each.on("error", () => {
          outside.destroy();
          inside.destroy();
        });
      }
      outside.pipe(inside).pipe(outside);
    });
    await new Promise<void>((resolve) => server?.listen(socket, resolve));
  }

  async function shut(): Promise<void> {
    const closed = new Promise((resolve) => (server === null ? resolve(null) : server.close(resolve)));
    for (const each of connections) each.destroy();
    await closed;
    await rm(socket, { force: true });
  }

  await open();
  return { endpoint: `unix://${socket}`, shut, open };
}
