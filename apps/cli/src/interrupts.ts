/** Ctrl-C and SIGTERM of this process. */
export interface Interrupts {
  /**
   * Hands every later signal to `listener` instead of ending the command; the latest listener counts. Returns what
   * gives it back.
   */
  handle(listener: (signal: string) => void): () => void;
  /** Waits for a signal; it does not end the command. */
  next(): Promise<string>;
  /** Resolves at the first signal that nobody handles. */
  readonly unhandled: Promise<void>;
  /** Takes the signal handlers away. */
  stop(): void;
}

/** @param exit ends the process at once: a second signal that nobody handles is obeyed without asking anybody. */
export function interrupts(source: NodeJS.EventEmitter, exit: () => void): Interrupts {
  const listeners: ((signal: string) => void)[] = [];
  let begun = false;
  let begin: () => void = () => {};
  const unhandled = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const onSignal = (signal: string) => {
    const listener = listeners.at(-1);
    if (listener) return listener(signal);
    if (begun) return exit();
    begun = true;
    begin();
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) source.on(signal, onSignal);
  const handle = (listener: (signal: string) => void) => {
    listeners.push(listener);
    return () => void listeners.splice(listeners.lastIndexOf(listener), 1);
  };
  return {
    handle,
    next() {
      return new Promise((resolve) => {
        const release = handle((signal) => {
          release();
          resolve(signal);
        });
      });
    },
    unhandled,
    stop() {
      for (const signal of signals) source.off(signal, onSignal);
    },
  };
}
