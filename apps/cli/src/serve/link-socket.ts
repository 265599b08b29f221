import { rm } from "node:fs/promises";
import { createServer, connect as netConnect } from "node:net";
import type { Host } from "@rockpool/gateway-core/host/host";
import { privateDirectory } from "@rockpool/gateway-core/sharing/private-directory";
import { serviceAddress } from "@rockpool/gateway-core/sharing/service-address";

/** What a running `serve` tells another process of the same user. */
export interface ServeFacts {
  url: string;
  ssh: string;
}

/**
 * A link is asked for, never just handed over: a pipe lets every user of a Windows computer connect and read, but only
 * its owner write.
 */
const question = "link\n";
const questionMs = 5_000;

/** A socket beside the service's own, one for each port: who can open it is this user. */
function linkAddress(host: Host, port: number): string {
  const { socket } = serviceAddress(host);
  return socket.endsWith(".sock")
    ? socket.replace(/service\.sock$/, `serve-${port}.sock`)
    : `${socket}-serve-${port}`;
}

/** Answers everybody who asks with a new link, as one JSON line. The port is ours already, so an old socket is a dead one. */
export async function offerLinks(
  host: Host,
  port: number,
  next: () => Promise<ServeFacts>,
): Promise<() => Promise<void>> {
  const address = linkAddress(host, port);
  const { directory, isPipe } = serviceAddress(host);
  await privateDirectory(directory, host.uid);
  if (!isPipe) await rm(address, { force: true });
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.setTimeout(questionMs, () => socket.destroy());
    socket.once("data", (asked: Buffer) => {
      if (asked.toString() !== question) return socket.destroy();
      next().then(
        (facts) => socket.end(`${JSON.stringify(facts)}\n`),
        () => socket.destroy(),
      );
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(address, resolve);
  });
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** null where no `serve` runs on that port. */
export function askForLink(host: Host, port: number): Promise<ServeFacts | null> {
  return new Promise((resolve) => {
    let text = "";
    const socket = netConnect(linkAddress(host, port));
    socket.setEncoding("utf8");
    socket.write(question);
    socket.on("data", (chunk: string) => {
      text += chunk;
    });
    socket.on("error", () => resolve(null));
    socket.on("end", () => {
      try {
        resolve(JSON.parse(text) as ServeFacts);
      } catch {
        resolve(null);
      }
    });
  });
}
