import { connect, createServer } from "node:net";

export interface CountingProxy {
  path: string;
  /** HTTP requests so far, on every connection. */
  requests(): number;
  stop(): void;
}

/** A unix socket that passes everything on to another, and counts the requests that go by. */
export async function countingProxy(to: string, path: string): Promise<CountingProxy> {
  let requests = 0;
  const server = createServer((client) => {
    const upstream = connect(to);
    client.on("data", (bytes) => {
      requests +=
        bytes.toString("latin1").match(/^(GET|HEAD|POST|PUT|DELETE) \/\S* HTTP\/1\.1\r$/gm)?.length ?? 0;
    });
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream]) {
      socket.on("error", () => {});
      socket.on("close", () => {
        client.destroy();
        upstream.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return { path, requests: () => requests, stop: () => void server.close() };
}
