/** Runs `onIdle` once nothing has been going on for `idleMs`. */
export class IdleTimer {
  readonly #idleMs: number;
  readonly #onIdle: () => void;
  #timer: NodeJS.Timeout | null = null;
  #holds = 0;
  #stopped = false;

  constructor(idleMs: number, onIdle: () => void) {
    this.#idleMs = idleMs;
    this.#onIdle = onIdle;
  }

  /** Starts the time anew. */
  touch(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#holds > 0 || this.#stopped) return;
    this.#timer = setTimeout(this.#onIdle, this.#idleMs);
    this.#timer.unref();
  }

  /** Not idle until what it returns is called. */
  hold(): () => void {
    this.#holds += 1;
    this.touch();
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#holds -= 1;
      this.touch();
    };
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    const release = this.hold();
    try {
      return await work();
    } finally {
      release();
    }
  }

  stop(): void {
    this.#stopped = true;
    this.touch();
  }
}
