import type { LogEntry } from "../contract/log-entry.ts";

export interface LogBatch {
  entries: LogEntry[];
  /** The log starts anew: forget what was shown. */
  reset: boolean;
  /** Lines lost before these because the reader was too slow. */
  dropped: number;
}

/** Between a producer that does not wait and a reader who may be slow: bounded, the oldest lines go first. */
export class LogBuffer {
  readonly #capacity: number;
  readonly #largestBatch: number;
  #entries: LogEntry[] = [];
  #dropped = 0;
  #reset = false;
  #wake: (() => void) | null = null;

  constructor(capacity: number, largestBatch: number) {
    this.#capacity = capacity;
    this.#largestBatch = largestBatch;
  }

  push(entry: LogEntry): void {
    this.#entries.push(entry);
    // Thrown away in one go now and then: shifting an array for each line is quadratic.
    if (this.#entries.length > this.#capacity * 1.25) {
      this.#dropped += this.#entries.length - this.#capacity;
      this.#entries = this.#entries.slice(-this.#capacity);
    }
    this.#wake?.();
  }

  /** What was not read yet is of no use any more either. */
  reset(): void {
    this.#entries = [];
    this.#dropped = 0;
    this.#reset = true;
    this.#wake?.();
  }

  /** Resolves when there is something to take, or with `signal`. */
  async filled(signal: AbortSignal): Promise<void> {
    if (this.#entries.length > 0 || this.#reset || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        this.#wake = null;
        signal.removeEventListener("abort", done);
        resolve();
      };
      this.#wake = done;
      signal.addEventListener("abort", done, { once: true });
    });
  }

  take(): LogBatch {
    const entries = this.#entries.slice(0, this.#largestBatch);
    this.#entries = this.#entries.slice(this.#largestBatch);
    const batch = { entries, reset: this.#reset, dropped: this.#dropped };
    this.#reset = false;
    this.#dropped = 0;
    return batch;
  }
}
