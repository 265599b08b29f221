import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface PageServer {
  origin: string;
  /** Paths that were asked for, in order. */
  readonly asked: string[];
  stop(): void;
}

/** An http server of the test's own that answers every path with one page: a gateway's, or somebody else's. */
export async function servePage(html: string): Promise<PageServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
