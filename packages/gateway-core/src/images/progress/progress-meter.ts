import type { Progress, ProgressItem } from "../../contract/progress.ts";

/** Where something long is, as it is seen at one moment: it may go back, when something has to be done again. */
export interface ProgressReading {
  phase: Progress["phase"];
  items: readonly ProgressItem[];
  bytesDone: number;
  bytesTotal?: number | undefined;
  /**
   * Bytes that were really moved, for the rate: without what was there already, and with what had to be moved twice.
   * Default: `bytesDone`.
   */
  bytesMoved?: number;
}

export interface ProgressMeterOptions {
  onProgress(progress: Progress): void;
  /** Milliseconds of a clock that does not go back. */
  now?: () => number;
}

const everyMs = 100;
/** Without news it tells again that often, so that a rate goes down to nothing when nothing comes. */
const quietMs = 1000;
const windowMs = 5000;
/** A rate over less is noise. */
const shortestMs = 500;

/**
 * Makes the contract's `Progress` of readings: told at once or within a tenth of a second, never more often, and the last
 * one always. `stop` in any case: it ends the timers.
 */
export class ProgressMeter {
  readonly #onProgress: (progress: Progress) => void;
  readonly #now: () => number;
  #reading: ProgressReading | null = null;
  #most = 0;
  #toldAt = Number.NEGATIVE_INFINITY;
  #moving = false;
  #samples: { at: number; moved: number }[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** Whether the timer holds something back, or only looks whether anything moves. */
  #pending = false;

  constructor({ onProgress, now = () => performance.now() }: ProgressMeterOptions) {
    this.#onProgress = onProgress;
    this.#now = now;
  }

  update(reading: ProgressReading): void {
    // A wait is no slowness: what comes after it is measured anew.
    if (reading.phase === "retrying") this.#samples = [];
    this.#reading = reading;
    this.#most = Math.max(this.#most, reading.bytesDone);
    this.#sample();
    const wait = this.#toldAt + everyMs - this.#now();
    if (wait <= 0) this.#tell();
    else this.#tellIn(wait);
  }

  /** It is done: all of it, whatever the last reading was short of. Tells at once. */
  finish(): void {
    const reading = this.#reading;
    if (reading === null) return;
    const total = reading.bytesTotal ?? this.#most;
    this.#most = Math.max(this.#most, total);
    const items = reading.items.map((item) => ({
      ...item,
      state: item.state === "present" ? item.state : ("done" as const),
      ...(item.bytesTotal === undefined ? {} : { bytesDone: item.bytesTotal }),
    }));
    this.#reading = {
      ...reading,
      items,
      bytesDone: total,
      ...(total > 0 ? { bytesTotal: total } : {}),
    };
    this.#tell();
    this.stop();
  }

  /** Tells what was held back, and nothing any more. */
  stop(): void {
    if (this.#pending) this.#tell();
    this.#clear();
  }

  #tellIn(milliseconds: number): void {
    if (this.#pending) return;
    this.#clear();
    this.#pending = true;
    this.#timer = setTimeout(() => this.#tell(), milliseconds);
  }

  #tell(): void {
    this.#clear();
    const reading = this.#reading;
    if (reading === null) return;
    this.#toldAt = this.#now();
    const rate = this.#rate();
    const total = reading.bytesTotal === undefined ? undefined : Math.max(reading.bytesTotal, this.#most);
    const left = total === undefined ? 0 : total - reading.bytesDone;
    this.#moving = rate !== null && rate > 0;
    if (this.#moving) this.#timer = setTimeout(() => this.#tell(), quietMs);
    this.#onProgress({
      phase: reading.phase,
      items: [...reading.items],
      bytesDone: this.#most,
      ...(total === undefined ? {} : { bytesTotal: total }),
      rate,
      etaMs: rate !== null && rate > 0 && left > 0 ? Math.round((left / rate) * 1000) : null,
    });
  }

  #clear(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#pending = false;
  }

  #sample(): void {
    const reading = this.#reading;
    if (reading === null || reading.phase === "retrying") return;
    this.#samples.push({ at: this.#now(), moved: reading.bytesMoved ?? reading.bytesDone });
  }

  /** Bytes a second since the youngest sample that is older than the window; null while there is too little to tell. */
  #rate(): number | null {
    const now = this.#now();
    while ((this.#samples[1]?.at ?? now) < now - windowMs) this.#samples.shift();
    const first = this.#samples[0];
    const last = this.#samples.at(-1);
    if (first === undefined || last === undefined) return null;
    // All that is known is older than the window: nothing came since.
    if (last.at < now - windowMs) return 0;
    const span = now - first.at;
    return span < shortestMs ? null : Math.max(0, Math.round(((last.moved - first.moved) / span) * 1000));
  }
}
