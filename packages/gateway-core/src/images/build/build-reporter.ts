import type { Progress } from "../../contract/progress.ts";
import type { BuildEvent } from "../../engine/engine.ts";
import { BuildProgress } from "./build-progress.ts";

/** Longest line of output, in characters; a progress bar or a minified file may be a megabyte of one. */
const longestLine = 2000;
/** Kept for a failure. */
const lastLines = 60;
/** The contract says that progress is told at most ten times a second. */
const everyMs = 100;

export interface BuildListener {
  /** 0..1 and never back while a build runs; null where the phase has none of its own. */
  onProgress(progress: Progress, fraction: number | null): void;
  /** One line without its end, at most 2,000 characters. */
  onOutput(line: string): void;
}

/** Tells a listener what a builder does, in lines and at a pace that it can take, and remembers the end of it. */
export class BuildReporter {
  readonly steps = new BuildProgress();
  readonly last: string[] = [];
  readonly #listener: BuildListener;
  #pending: (() => void) | null = null;
  #timer: NodeJS.Timeout | null = null;
  #toldAt = 0;
  #phase: Progress["phase"] | null = null;

  constructor(listener: BuildListener) {
    this.#listener = listener;
  }

  take(event: BuildEvent): void {
    if (event.kind === "output") for (const line of event.text.split(/[\r\n]+/)) this.#line(line);
    if (this.steps.take(event)) this.#told("building", () => this.#tellSteps());
  }

  /** Of what comes before the builder. */
  progress(progress: Progress): void {
    this.#told(progress.phase, () => this.#listener.onProgress(progress, null));
  }

  /** Tells what is held back. To be called once, at the end. */
  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#pending?.();
    this.#pending = null;
  }

  #tellSteps(): void {
    const { progress, fraction } = this.steps.count();
    this.#listener.onProgress(progress, fraction);
  }

  #line(text: string): void {
    const line = text.trimEnd();
    if (line === "") return;
    const cut = line.length > longestLine ? `${line.slice(0, longestLine - 1)}…` : line;
    this.last.push(cut);
    if (this.last.length > lastLines) this.last.shift();
    this.#listener.onOutput(cut);
  }

  /** A new phase at once, the rest at its pace and the newest only. */
  #told(phase: Progress["phase"], tell: () => void): void {
    const wait = phase === this.#phase ? this.#toldAt + everyMs - Date.now() : 0;
    if (phase !== this.#phase) this.flush();
    this.#phase = phase;
    this.#pending = tell;
    if (wait <= 0) this.#now();
    else this.#timer ??= setTimeout(() => this.#now(), wait);
  }

  #now(): void {
    this.#toldAt = Date.now();
    this.flush();
  }
}
