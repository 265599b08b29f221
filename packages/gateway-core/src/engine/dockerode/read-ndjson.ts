import { EngineError } from "../engine-error.ts";
import { readLines } from "./read-lines.ts";

/**
 * One JSON object a line. Empty lines are skipped. A line that is no JSON object throws: half a line means that the
 * connection broke in the middle of it.
 */
export async function* readNdjson(source: AsyncIterable<Buffer>): AsyncGenerator<Record<string, unknown>> {
  for await (const line of readLines(source)) {
    if (line.trim() === "") continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (cause) {
      throw new EngineError("connection-lost", `The engine sent half a line: ${line.slice(0, 80)}`, {
        cause,
      });
    }
    if (typeof value !== "object" || value === null) {
      throw new EngineError("server-error", `The engine sent no object: ${line.slice(0, 80)}`);
    }
    yield value as Record<string, unknown>;
  }
}
