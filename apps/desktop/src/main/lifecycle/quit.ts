import type { App } from "electron";

export interface QuitOptions {
  app: Pick<App, "on" | "quit" | "exit">;
  /** Resolves when nothing is left to do; given a signal that says "now". */
  teardown(signal: AbortSignal): Promise<void>;
  /** Milliseconds the teardown may take. Asked when it starts. */
  deadline(): number;
}

export interface Quit {
  /** An update is being installed: the installer needs us gone, without a teardown that prevents it. */
  stepAside(): void;
  /** The operating system is going down: end soon, once asked to. */
  hurry(): void;
  /** The person is being signed out, and nobody else will ask us to quit: what is done now has to be quick. */
  sessionEnds(): void;
}

/** What is left of a teardown when the system goes down; Windows ends those that take 5 s. */
const hurriedMs = 3_000;

/**
 * Quit as a protocol: the first request is held back until the teardown is done or its deadline has passed, then
 * repeated; a second request while it runs ends at once.
 */
export function orderlyQuit({ app, teardown, deadline }: QuitOptions): Quit {
  let state: "running" | "closing" | "closed" = "running";
  const now = new AbortController();

  async function close(): Promise<void> {
    const timer = setTimeout(() => now.abort(), deadline());
    await Promise.race([
      teardown(now.signal).catch(() => {}),
      new Promise((resolve) => now.signal.addEventListener("abort", resolve, { once: true })),
    ]);
    clearTimeout(timer);
    state = "closed";
    app.quit();
  }

  app.on("before-quit", (event) => {
    if (state === "closed") return;
    event.preventDefault();
    if (state === "closing") return now.abort();
    state = "closing";
    void close();
  });

  const hurry = () => void setTimeout(() => now.abort(), hurriedMs);

  return {
    stepAside: () => {
      state = "closed";
    },
    hurry,
    sessionEnds() {
      hurry();
      // Not from within the window's own event: the teardown destroys that window.
      if (state === "running") setImmediate(() => app.quit());
    },
  };
}
