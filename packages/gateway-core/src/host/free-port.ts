import { createServer } from "node:net";

/**
 * A port of 127.0.0.1 that nobody listens on, the first one after `near` within a hundred, else any. It is free at the
 * moment of the answer: whoever takes it must still be ready to lose it.
 */
export async function freePort(near: number): Promise<number> {
  for (let port = near + 1; port <= Math.min(near + 100, 65_535); port++) {
    if ((await listenOnce(port)) !== null) return port;
  }
  const any = await listenOnce(0);
  if (any === null) throw new Error("The system gives no free port on 127.0.0.1");
  return any;
}

/** The port that could be listened on, or null. */
export function listenOnce(port: number, hostIp = "127.0.0.1"): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen({ port, host: hostIp, exclusive: true }, () => {
      const address = server.address();
      const got = typeof address === "object" && address !== null ? address.port : null;
      server.close(() => resolve(got));
    });
  });
}
