import { createServer } from "node:net";

export type ListenOutcome =
  | { kind: "listened"; port: number }
  | { kind: "in-use" }
  /** Not for us to say: a port below 1024 as an ordinary user, or an address this computer does not have. */
  | { kind: "refused" };

/** Listens on 127.0.0.1 for a moment; port 0 takes any. */
export function listenOnce(port: number): Promise<ListenOutcome> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      resolve({ kind: error.code === "EADDRINUSE" ? "in-use" : "refused" });
    });
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      const address = server.address();
      const got = typeof address === "object" && address !== null ? address.port : port;
      server.close(() => resolve({ kind: "listened", port: got }));
    });
  });
}
