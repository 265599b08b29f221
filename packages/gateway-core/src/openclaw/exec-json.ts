import type { Readable } from "node:stream";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { Engine } from "../engine/engine.ts";
import { textWithin } from "../engine/text-within.ts";

/**
 * Runs OpenClaw's CLI in the running gateway's container and answers with the JSON document on its stdout. Human lines
 * may come before it, so it begins at the first line that starts with a brace. Throws RockpoolError `gateway-rpc` and
 * EngineError.
 */
export async function execJson(
  engine: Engine,
  containerId: string,
  args: readonly string[],
  signal?: AbortSignal,
): Promise<unknown> {
  const session = await engine.exec(containerId, {
    command: ["node", "dist/index.js", ...args],
    env: { NO_COLOR: "1" },
    stdin: false,
    tty: false,
  });
  const onAbort = () => session.close();
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    const [output, complaint, code] = await Promise.all([
      short(session.stdout),
      short(session.stderr),
      session.exit,
    ]);
    const document = parseFrom(output);
    if (document !== undefined) return document;
    throw new RockpoolError({
      code: "gateway-rpc",
      message: `openclaw ${args[0] ?? ""} ended with ${code} and no JSON`,
      facts: { reason: "no-json" },
      detail: complaint.trim().split("\n").slice(-5).join("\n"),
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener("abort", onAbort);
    session.close();
  }
}

/** Without the end of a stream there is no end of the command to wait for: so it rejects at once. */
async function short(stream: Readable): Promise<string> {
  const text = await textWithin(stream);
  if (text !== null) return text;
  throw new RockpoolError({
    code: "gateway-rpc",
    message: "openclaw said more than it should have",
    facts: { reason: "too-much" },
  });
}

function parseFrom(output: string): unknown {
  const start = /^[{[]/m.exec(output)?.index;
  if (start === undefined) return undefined;
  try {
    return JSON.parse(output.slice(start));
  } catch {
    return undefined;
  }
}
