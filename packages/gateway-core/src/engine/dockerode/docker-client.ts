import { Agent } from "node:http";
import type Docker from "dockerode";
import type { Endpoint } from "../endpoint.ts";
import { EngineError } from "../engine-error.ts";

/** dockerode for one endpoint and one API version; loaded with the first call, see docs/adr/0010. */
export async function dockerClient(endpoint: Endpoint, apiVersion: string): Promise<Docker> {
  if (endpoint.kind === "invalid" || endpoint.kind === "unsupported") {
    throw new EngineError("bad-request", endpoint.reason);
  }
  const { default: Client } = await import("dockerode");
  // Every option that docker-modem would otherwise take from the environment is given, be it as undefined: with
  // DOCKER_HOST=tcp://… it ignores a socketPath it was given.
  const options = {
    socketPath: endpoint.kind === "socket" ? endpoint.path : undefined,
    host: endpoint.kind === "tcp" ? endpoint.host : undefined,
    port: endpoint.kind === "tcp" ? endpoint.port : undefined,
    protocol: "http",
    pathPrefix: "/",
    username: undefined,
    ca: undefined,
    cert: undefined,
    key: undefined,
    timeout: undefined,
    version: `v${apiVersion}`,
    // A connection for each request: one kept alive over a restart of the engine would fail the next request, and a new
    // one on a local socket costs a tenth of a millisecond.
    agent: new Agent({ keepAlive: false }),
  } as const;
  return withoutDockerHost(() => new Client(options));
}

/**
 * docker-modem reads DOCKER_HOST and its certificates while it is constructed, even when it is told everything, and
 * throws for a malformed one; discovery has judged the variable already.
 */
function withoutDockerHost<T>(construct: () => T): T {
  const saved = process.env.DOCKER_HOST;
  delete process.env.DOCKER_HOST;
  try {
    return construct();
  } finally {
    if (saved !== undefined) process.env.DOCKER_HOST = saved;
  }
}
