import type { Readable, Writable } from "node:stream";
import type { TopicValue, Unsubscribe } from "../contract/topics.ts";
import type { TerminalSize } from "../engine/engine.ts";

type Output = TopicValue<"openclaw">;

/** A running OpenClaw command, wherever it runs. */
export interface SessionProcess {
  stdin: Writable;
  stdout: Readable;
  stderr: Readable;
  exit: Promise<number>;
  resize(size: TerminalSize): Promise<void>;
  /** Ends it, however far it is. Never rejects. */
  stop(): Promise<void>;
}

/** What is kept for a reader that is not there yet; a command that writes more before it is read loses its beginning. */
const mostBufferedBytes = 4 * 1024 * 1024;
/** A command whose reader went away is ended after this: it may be waiting for input for ever. */
const orphanMs = 15_000;

export interface OpenClawSession {
  write(data: string, end: boolean): void;
  resize(size: TerminalSize): Promise<void>;
  stop(): Promise<void>;
  subscribe(push: (value: Output) => void): Unsubscribe;
}

/** Keeps the output until somebody reads it, and the exit code until it was read. `onOver` is called once, at its very end. */
export function openClawSession(process: SessionProcess, onOver: () => void): OpenClawSession {
  const kept: Output[] = [];
  const readers = new Set<(value: Output) => void>();
  let keptBytes = 0;
  let orphan: NodeJS.Timeout | null = null;
  let exited = false;

  function tell(value: Output): void {
    if (readers.size > 0) {
      for (const push of [...readers]) push(value);
      return;
    }
    kept.push(value);
    if (value.kind === "output") keptBytes += value.data.length;
    while (keptBytes > mostBufferedBytes && kept[0]?.kind === "output") {
      keptBytes -= kept[0].data.length;
      kept.shift();
    }
  }

  async function pump(source: Readable, stream: "stdout" | "stderr"): Promise<void> {
    try {
      for await (const chunk of source) {
        tell({ kind: "output", stream, data: Buffer.from(chunk as Uint8Array).toString("base64") });
      }
    } catch {
      // The exit code says how it ended; a broken stream only ends the output.
    }
  }

  const pumps = Promise.all([pump(process.stdout, "stdout"), pump(process.stderr, "stderr")]);
  process.stdin.on("error", () => {});
  void (async () => {
    const code = await process.exit.catch(() => lostExitCode);
    await pumps;
    exited = true;
    tell({ kind: "exit", code });
    waitForReader();
  })();
  waitForReader();

  function waitForReader(): void {
    if (orphan !== null) clearTimeout(orphan);
    orphan = null;
    if (exited && readers.size > 0) {
      over();
      return;
    }
    if (readers.size > 0) return;
    orphan = setTimeout(() => {
      if (exited) over();
      else void process.stop();
    }, orphanMs);
    orphan.unref();
  }

  function over(): void {
    if (orphan !== null) clearTimeout(orphan);
    onOver();
  }

  return {
    write(data, end) {
      if (data !== "") process.stdin.write(Buffer.from(data, "base64"));
      if (end) process.stdin.end();
    },
    resize: (size) => process.resize(size),
    stop: () => process.stop(),
    subscribe(push) {
      readers.add(push);
      for (const value of kept.splice(0)) push(value);
      keptBytes = 0;
      waitForReader();
      return () => {
        readers.delete(push);
        if (!exited) waitForReader();
      };
    },
  };
}

/** The connection to the engine broke before it said how the command ended. */
const lostExitCode = 255;
