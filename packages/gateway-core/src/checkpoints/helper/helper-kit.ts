import type { ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";

export interface HelperModules {
  fs: typeof import("node:fs");
  path: typeof import("node:path").posix;
  crypto: typeof import("node:crypto");
  childProcess: typeof import("node:child_process");
}

export interface RunOptions {
  /** Bytes for its standard input, an open file, or what another child says. */
  input?: Buffer | number | Readable;
  /** An open file for its standard output; else it is answered as text, its end cut off. */
  output?: number;
}

export type HelperKit = ReturnType<typeof helperKit>;

/**
 * What every job needs. Runs inside the helper container, as text: like its siblings it may use its arguments and
 * globals only, never an import.
 */
export function helperKit({ fs, path, childProcess }: HelperModules) {
  const mostText = 100_000;
  const state: { child: ChildProcess | null; cancelled: boolean; committed: boolean } = {
    ...{ child: null, cancelled: false, committed: false },
  };

  function say(line: Readonly<Record<string, unknown>>): void {
    fs.writeSync(1, `${JSON.stringify(line)}\n`);
  }

  function failure(code: string, message: string, facts: Readonly<Record<string, string>> = {}): Error {
    return Object.assign(new Error(message), { failure: { code, message, facts } });
  }

  function cancel(): void {
    state.cancelled = true;
    if (!state.committed) state.child?.kill("SIGKILL");
  }

  /** The helper's life: signals cancel it, and what `work` comes to is said; `code` is that of an error without a failure. */
  async function live(code: string, work: () => Promise<unknown>): Promise<void> {
    process.umask(0o077);
    process.on("SIGTERM", cancel);
    process.on("SIGINT", cancel);
    try {
      say({ kind: "done", value: (await work()) ?? null });
    } catch (thrown) {
      process.exitCode = 1;
      const error = thrown as Error & { failure?: unknown; cancelled?: boolean };
      const told = error.failure ?? { code, message: error.message, facts: { reason: error.message } };
      say(error.cancelled ? { kind: "cancelled" } : { kind: "failed", failure: told });
    }
  }

  /** From here on it is quicker to come to the end than to go back. */
  function commit(): void {
    stopIfCancelled();
    state.committed = true;
  }

  function stopIfCancelled(): void {
    if (state.cancelled && !state.committed) throw Object.assign(new Error("cancelled"), { cancelled: true });
  }

  /** Lets signals and timers in, between pieces of what is synchronous. */
  async function breathe(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    stopIfCancelled();
  }

  async function run(command: string, args: readonly string[], options: RunOptions = {}) {
    stopIfCancelled();
    const { input } = options;
    const child = childProcess.spawn(command, args, {
      stdio: [typeof input === "number" ? input : "pipe", options.output ?? "pipe", "pipe"],
      // Messages of the kernel untranslated, and no habits of the image's.
      env: { PATH: process.env.PATH, LC_ALL: "C" },
    });
    state.child = child;
    const said = { out: "", err: "" };
    child.stdout?.on("data", (chunk: Buffer) => {
      if (said.out.length < mostText) said.out += chunk.toString("latin1");
    });
    child.stderr?.on("data", (chunk: Buffer) => {
      if (said.err.length < mostText) said.err += chunk.toString("latin1");
    });
    // One that ends early says why in its own words.
    child.stdin?.on("error", () => {});
    if (typeof input === "object" && !Buffer.isBuffer(input))
      input.pipe(child.stdin as NodeJS.WritableStream);
    else child.stdin?.end(typeof input === "number" ? undefined : input);
    const code = await new Promise<number>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (ended) => resolve(ended ?? -1));
    });
    state.child = null;
    stopIfCancelled();
    return { code, ...said };
  }

  function isFull(error: unknown): boolean {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    return ["ENOSPC", "EDQUOT"].includes(code) || saysFull(String(error));
  }

  /** The kernel's words, or tar's for a write that went half through. */
  function saysFull(text: string): boolean {
    return /no space left on device|disk quota exceeded|wrote only \d+ of \d+ bytes/i.test(text);
  }

  function sync(file: string): void {
    const fd = fs.openSync(file, "r");
    try {
      fs.fsyncSync(fd);
    } finally {
      fs.closeSync(fd);
    }
  }

  /** There as a whole or not at all, a power cut included. */
  function writeWhole(file: string, text: string, owner: { uid: number; gid: number }): void {
    const half = `${file}.new`;
    fs.rmSync(half, { force: true });
    fs.writeFileSync(half, text, { mode: 0o600, flag: "wx" });
    fs.chownSync(half, owner.uid, owner.gid);
    sync(half);
    fs.renameSync(half, file);
    sync(path.dirname(file));
  }

  /** undefined where there is none. */
  function readIfThere(file: string): string | undefined {
    try {
      return fs.readFileSync(file, "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  }

  /** Never into another disk that is mounted below. */
  async function removeTree(folder: string): Promise<void> {
    if (fs.lstatSync(folder, { throwIfNoEntry: false }) === undefined) return;
    const { code, err } = await run("rm", ["-rf", "--one-file-system", "--", folder]);
    if (code !== 0) throw failure("checkpoint-failed", err, { reason: err.trim() });
  }

  /** Bytes that are left for everybody. */
  function freeBytes(folder: string): number {
    const { bavail, bsize } = fs.statfsSync(folder);
    return bavail * bsize;
  }

  /** Throws `checkpoint-no-room` where `bytes` and a little more are not free. `name` is the place in a person's words. */
  function checkRoom(folder: string, bytes: number, name: string): void {
    const needs = Math.ceil(bytes * 1.05) + 64 * 1024 * 1024;
    const free = freeBytes(folder);
    if (free < needs) throw noRoom(needs, free, name);
  }

  function noRoom(needs: number, free: number, name: string): Error {
    const facts = { needs: String(Math.round(needs)), free: String(free), path: name };
    return failure("checkpoint-no-room", `${name} has ${free} bytes free, ${needs} are needed`, facts);
  }

  /** One count over all phases, told about seven times a second and at every change of phase. */
  function meter(bytesTotal: number) {
    let phase = "";
    let part = "";
    let before = 0;
    let now = () => 0;
    let told = 0;
    const tell = () => {
      // Looking at a child's position can meet its end.
      told = Math.max(told, Math.min(bytesTotal, before + now()));
      say({ kind: "progress", phase, part, bytesDone: Math.round(told), bytesTotal: Math.round(bytesTotal) });
    };
    const timer = setInterval(tell, 150);
    timer.unref();
    return {
      /** `done` answers how much of `bytes` is done, while `work` goes on. */
      async during<T>(
        what: { phase: string; part: string; bytes: number; done: () => number },
        work: () => Promise<T>,
      ): Promise<T> {
        if (phase !== what.phase || part !== what.part) ({ phase, part } = what);
        now = () => Math.min(what.bytes, what.done());
        tell();
        const result = await work();
        before += what.bytes;
        now = () => 0;
        return result;
      },
      end(): void {
        clearInterval(timer);
        before = bytesTotal;
        if (phase !== "") tell();
      },
      stop: () => clearInterval(timer),
    };
  }

  return {
    ...{
      say,
      failure,
      live,
      commit,
      breathe,
      run,
      isFull,
      saysFull,
      sync,
      writeWhole,
      readIfThere,
      removeTree,
    },
    ...{ freeBytes, checkRoom, noRoom, meter },
  };
}
