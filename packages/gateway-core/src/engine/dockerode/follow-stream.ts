import type { Readable } from "node:stream";
import { type EngineVerb, engineError } from "../classify-engine-error.ts";

/**
 * Opens a stream of the engine and reads it to its end. Ends quietly when `signal` aborts; throws EngineError
 * otherwise. The connection is closed when the reader stops early.
 */
export async function* followStream<T>(
  open: () => Promise<Readable>,
  read: (source: Readable) => AsyncIterable<T>,
  options: { signal?: AbortSignal | undefined; verb?: EngineVerb } = {},
): AsyncGenerator<T> {
  let source: Readable | undefined;
  try {
    if (options.signal?.aborted) return;
    source = await open();
    yield* read(source);
  } catch (error) {
    if (options.signal?.aborted) return;
    throw engineError(error, options.verb, options.signal);
  } finally {
    source?.destroy();
  }
}
