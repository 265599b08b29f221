import { EngineError } from "../engine-error.ts";

type Item<T> = { value: T } | { error: EngineError } | { end: true };

/** Something happening now, for any number of followers, each with a queue of its own. */
export class FakeFeed<T> {
  readonly #followers = new Set<(item: Item<T>) => void>();

  push(value: T): void {
    for (const follower of this.#followers) follower({ value });
  }

  /** Breaks every connection, as an engine that goes away does. */
  fail(message = "The fake engine went away"): void {
    for (const follower of this.#followers) follower({ error: new EngineError("connection-lost", message) });
  }

  end(): void {
    for (const follower of this.#followers) follower({ end: true });
  }

  /** Follows from the first `next()` on; ends quietly by `signal`. */
  async *follow(signal: AbortSignal | undefined, first: readonly T[] = []): AsyncGenerator<T> {
    const queue: Item<T>[] = first.map((value) => ({ value }));
    let wake = () => {};
    const follower = (item: Item<T>) => {
      queue.push(item);
      wake();
    };
    const stop = () => follower({ end: true });
    this.#followers.add(follower);
    signal?.addEventListener("abort", stop, { once: true });
    try {
      for (;;) {
        if (signal?.aborted) return;
        const item = queue.shift();
        if (item === undefined) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        } else if ("value" in item) {
          yield item.value;
        } else if ("error" in item) {
          throw item.error;
        } else {
          return;
        }
      }
    } finally {
      this.#followers.delete(follower);
      signal?.removeEventListener("abort", stop);
    }
  }
}
