import { createInterface } from "node:readline";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { ContainerSpec } from "../engine/container-spec.ts";
import type { Engine } from "../engine/engine.ts";
import { HelperLine } from "./helper-line.ts";
import { removeHelper, usingHelper } from "./remove-stray-helpers.ts";

export interface RunHelperOptions {
  engine: Engine;
  spec: ContainerSpec;
  /** Creates the container; the engine's plain call by default. null where there is nothing to do. */
  create?: () => Promise<string | null>;
  /** Ends the helper, which takes back what it did; a job that has come too far ends by itself all the same. */
  signal?: AbortSignal | undefined;
  onLine?: (line: HelperLine) => void;
}

/** For the helper to take back what it did before it is killed. */
const takeBackSeconds = 60;

/**
 * Runs one job to its end and answers with its value; the container is gone afterwards, whatever happened. Rejects with the
 * helper's own RockpoolError, with `operation-cancelled`, or with an EngineError.
 */
export async function runHelper(options: RunHelperOptions): Promise<unknown> {
  const { engine, spec, signal } = options;
  if (signal?.aborted) throw cancelled();
  return usingHelper(spec.name, async () => {
    const id = await (options.create?.() ?? engine.createContainer(spec).then((created) => created.id));
    if (id === null) return null;
    const stop = () => void engine.stopContainer(id, takeBackSeconds).catch(() => {});
    signal?.addEventListener("abort", stop);
    try {
      return await runToEnd(id, options);
    } finally {
      signal?.removeEventListener("abort", stop);
      // An engine that is gone says so by itself; what it still has is a stray, and removed as one.
      await removeHelper(engine, id).catch(() => {});
    }
  });
}

async function runToEnd(id: string, { engine, signal, onLine }: RunHelperOptions): Promise<unknown> {
  const session = await engine.attach(id, { tty: false });
  let complaint = "";
  session.stderr.on("data", (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-4000);
  });
  session.stderr.on("error", () => {});
  try {
    if (signal?.aborted) throw cancelled();
    await engine.startContainer(id);
    // Stopped before it ran: then it has not heard of it.
    if (signal?.aborted) await engine.stopContainer(id, takeBackSeconds);
    let last: HelperLine | null = null;
    try {
      for await (const text of createInterface({ input: session.stdout, crlfDelay: Infinity })) {
        const line = readLine(text);
        if (line === null) continue;
        last = line;
        onLine?.(line);
      }
    } catch {
      // The connection broke; what became of the helper is asked below.
    }
    const { exitCode } = await engine.waitContainer(id);
    if (last?.kind === "done") return last.value;
    if (last?.kind === "failed") throw new RockpoolError(last.failure);
    if (last?.kind === "cancelled" || signal?.aborted) throw cancelled();
    // An engine that is going down takes its containers along: that is then the reason.
    await engine.ping();
    const reason = `the helper ended with exit code ${exitCode}`;
    throw new RockpoolError({
      code: "checkpoint-failed",
      message: reason,
      facts: { reason },
      ...(complaint === "" ? {} : { detail: complaint }),
    });
  } finally {
    session.close();
  }
}

function readLine(text: string): HelperLine | null {
  try {
    return HelperLine.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function cancelled(): RockpoolError {
  return new RockpoolError({ code: "operation-cancelled", message: "The copy was cancelled" });
}
