import { z } from "zod";
import { buildExitCode } from "../../engine/build-exit-code.ts";
import { vertexEvents } from "../../engine/build-step.ts";
import type { BuildEvent } from "../../engine/engine.ts";

/** A line of `--progress=rawjson`; source: SolveStatus, Vertex and VertexLog in moby/buildkit client/graph.go. */
const SolveStatus = z.object({
  vertexes: z
    .array(
      z.object({
        digest: z.string(),
        name: z.string().default(""),
        started: z.string().nullish(),
        completed: z.string().nullish(),
        cached: z.boolean().default(false),
        error: z.string().default(""),
      }),
    )
    .nullish(),
  logs: z.array(z.object({ data: z.string() })).nullish(),
});

/** Reads what buildx prints on stderr, as JSON or as plain text, line by line. */
export class BuildxOutput {
  readonly #plain = new Map<string, string>();
  #error: string | null = null;

  /** What buildx said at its end about why it failed. */
  get error(): string | null {
    return this.#error;
  }

  *read(line: string): Generator<BuildEvent> {
    if (line.startsWith("{")) {
      const status = parse(line);
      if (status !== null) {
        for (const { started, completed, ...vertex } of status.vertexes ?? [])
          yield* vertexEvents({ ...vertex, started: !!started, completed: !!completed });
        for (const { data } of status.logs ?? []) yield* lines(Buffer.from(data, "base64").toString("utf8"));
        return;
      }
    }
    const error = /^ERROR: (.+)$/.exec(line)?.[1];
    if (error !== undefined) this.#error = error;
    yield* this.#step(line);
    if (line.trim() !== "") yield { kind: "output", text: line };
  }

  /** `#7 [2/3] RUN make`, and later `#7 DONE 1.2s`, `#7 CACHED`, `#7 CANCELED` or `#7 ERROR: …`; anything else is output. */
  *#step(line: string): Generator<BuildEvent> {
    const found = /^#(\d+) (.+)$/.exec(line);
    const [, id, text] = found ?? [];
    if (id === undefined || text === undefined) return;
    const name = this.#plain.get(id);
    if (name === undefined) {
      this.#plain.set(id, text);
      yield { kind: "step", id, name: text, state: "active" };
      return;
    }
    if (/^DONE \d/.test(text)) yield { kind: "step", id, name, state: "done" };
    else if (text === "CACHED") yield { kind: "step", id, name, state: "cached" };
    else if (text === "CANCELED") yield { kind: "step", id, name, state: "cancelled" };
    else if (text.startsWith("ERROR: ")) {
      const error = text.slice("ERROR: ".length);
      const exitCode = buildExitCode(error);
      const code = exitCode === undefined ? {} : { exitCode };
      yield { kind: "step", id, name, state: "failed", error, ...code };
    }
  }
}

function* lines(text: string): Generator<BuildEvent> {
  for (const line of text.split("\n")) if (line !== "") yield { kind: "output", text: line };
}

function parse(line: string): z.infer<typeof SolveStatus> | null {
  try {
    return SolveStatus.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
