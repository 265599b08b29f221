import { createHash } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface ScriptedRequest {
  method: string;
  /** With its query. */
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface ScriptedAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export interface ScriptedRegistry {
  /** `127.0.0.1:40125` */
  address: string;
  requests: ScriptedRequest[];
  close(): Promise<void>;
}

/** An http server that says what a test wants; without an answer it is 404. `hang` says nothing, `drop` cuts the line. */
export async function scriptedRegistry(
  respond: (request: ScriptedRequest, address: string) => ScriptedAnswer | "hang" | "drop" | undefined,
): Promise<ScriptedRegistry> {
  const requests: ScriptedRequest[] = [];
  let address = "";
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const { method = "GET", url = "/", headers } = incoming;
      const request = { method, path: url, headers, body: await text(incoming) };
      requests.push(request);
      const answer = respond(request, address) ?? { status: 404 };
      if (answer === "drop") outgoing.destroy();
      else if (answer !== "hang")
        outgoing.writeHead(answer.status ?? 200, answer.headers).end(answer.body ?? "");
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A manifest and its config, as answers to the paths below `/v2/a/b`. */
export function imageAnswers(
  config: object = {},
  layers = [{ digest: `sha256:${"1".repeat(64)}`, size: 100 }],
): Record<string, ScriptedAnswer> {
  const configText = JSON.stringify({ os: "linux", architecture: "amd64", ...config });
  const manifest = JSON.stringify({
    schemaVersion: 2,
    config: { digest: digestOf(configText), size: configText.length },
    layers,
  });
  return {
    "/v2/a/b/manifests/1": { body: manifest, headers: { "Docker-Content-Digest": digestOf(manifest) } },
    [`/v2/a/b/blobs/${digestOf(configText)}`]: { body: configText },
  };
}

export function digestOf(bytes: string): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}
