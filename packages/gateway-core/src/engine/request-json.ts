import { request } from "node:http";
import { engineError } from "./classify-engine-error.ts";
import type { Endpoint } from "./endpoint.ts";
import { EngineError } from "./engine-error.ts";

/** More than any `/version` or `/info`; whoever sends more is no engine. */
const largestAnswer = 4 * 1024 * 1024;

/**
 * One GET by node's own http, without dockerode: discovery asks ten sockets within milliseconds and most of them are
 * dead. Rejects with EngineError: `timeout` when `limitMs` have passed without a whole answer, `not-docker` for an
 * answer that is no JSON object.
 */
export function requestJson(
  endpoint: Endpoint,
  path: string,
  options: { limitMs: number; signal?: AbortSignal | undefined },
): Promise<Record<string, unknown>> {
  if (endpoint.kind === "invalid" || endpoint.kind === "unsupported") {
    return Promise.reject(new EngineError("bad-request", endpoint.reason));
  }
  const where =
    endpoint.kind === "socket" ? { socketPath: endpoint.path } : { host: endpoint.host, port: endpoint.port };
  const limit = AbortSignal.timeout(options.limitMs);
  const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit;

  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(engineError(error, "other", signal));
    // A connection of its own: a probe must not leave a kept-alive socket at an engine we will not use.
    const outgoing = request({ ...where, path, agent: false, signal, headers: { Host: "rockpool" } });
    outgoing.on("error", fail);
    outgoing.on("response", (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on("error", fail);
      response.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > largestAnswer) outgoing.destroy(new EngineError("not-docker", "The answer is too large"));
        else chunks.push(chunk);
      });
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        const json = parseObject(text);
        const status = response.statusCode ?? 0;
        if (status >= 500) fail({ statusCode: status, json: json ?? { message: text.slice(0, 200) } });
        else if (status !== 200 || json === null)
          reject(new EngineError("not-docker", `HTTP ${status}, no engine's answer`));
        else resolve(json);
      });
    });
    outgoing.end();
  });
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
