const signals = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"] as const;

/**
 * Loads a module and takes back the signal listeners that it installed by being loaded. conf writes through `atomically`,
 * whose `when-exit` answers each signal by sending it again: every Ctrl-C would count twice, and the second one means
 * "leave at once". Its listener for `exit`, which removes temporary files, stays.
 */
export async function loadWithoutSignals<T>(load: () => Promise<T>): Promise<T> {
  const before = new Map(signals.map((signal) => [signal, new Set(process.rawListeners(signal))]));
  try {
    return await load();
  } finally {
    for (const signal of signals) {
      for (const listener of process.rawListeners(signal)) {
        if (!before.get(signal)?.has(listener)) process.off(signal, listener as NodeJS.SignalsListener);
      }
    }
  }
}
