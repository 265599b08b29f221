import type { TopicValue, Unsubscribe } from "../contract/topics.ts";

type Output = TopicValue<"buildOutput">;

export interface BuildOutput {
  /** Another build begins: what was said before is another's. */
  begin(operationId: string): void;
  line(text: string): void;
  /** Tells what is held back: whoever hears that a build is over has heard all that it printed. */
  settle(): void;
  subscribe(push: (output: Output) => void): Unsubscribe;
  close(): void;
}

/** Kept for who looks later, in lines. */
const mostLines = 2000;
/** Lines are told together, that often: a build may print thousands a second. */
const everyMs = 100;

export function createBuildOutput(): BuildOutput {
  const listeners = new Set<(output: Output) => void>();
  let operationId: string | null = null;
  let lines: string[] = [];
  let untold: string[] = [];
  let timer: NodeJS.Timeout | null = null;

  function tell(): void {
    timer = null;
    const output = { operationId, lines: untold, reset: false };
    untold = [];
    for (const push of [...listeners]) push(output);
  }

  function settle(): void {
    if (timer === null) return;
    clearTimeout(timer);
    tell();
  }

  return {
    begin(id) {
      settle();
      operationId = id;
      lines = [];
      for (const push of [...listeners]) push({ operationId, lines: [], reset: true });
    },
    line(text) {
      lines.push(text);
      if (lines.length > mostLines) lines = lines.slice(-mostLines / 2);
      untold.push(text);
      timer ??= setTimeout(tell, everyMs);
    },
    settle,
    subscribe(push) {
      settle();
      push({ operationId, lines: [...lines], reset: true });
      listeners.add(push);
      return () => listeners.delete(push);
    },
    close() {
      if (timer !== null) clearTimeout(timer);
      listeners.clear();
    },
  };
}
