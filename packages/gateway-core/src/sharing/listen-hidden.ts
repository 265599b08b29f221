import { chmodSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";

export interface ListeningServer {
  server: Server;
  /** Connections that came before anybody listened for them: whoever takes the server over takes these too. */
  early: Socket[];
}

/** Listens on a socket of this process's own, mode 0600, that nobody knows yet. Closing the server removes its file. */
export async function listenHidden(directory: string): Promise<ListeningServer & { path: string }> {
  const path = join(directory, `service.${process.pid}.sock`);
  // Left by an earlier process with our number, which is gone.
  rmSync(path, { force: true });
  const listening = await listen(path);
  chmodSync(path, 0o600);
  return { ...listening, path };
}

/** Named pipes vanish with their process, so that only one can ever exist: null where somebody was faster. */
export async function listenOnPipe(name: string): Promise<ListeningServer | null> {
  try {
    return await listen(name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") return null;
    throw error;
  }
}

function listen(path: string): Promise<ListeningServer> {
  const early: Socket[] = [];
  const server = createServer((socket) => early.push(socket));
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, () => {
      server.removeListener("error", reject);
      resolve({ server, early });
    });
  });
}
