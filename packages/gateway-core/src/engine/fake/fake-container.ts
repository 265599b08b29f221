import { PassThrough } from "node:stream";
import type { ContainerSpec, MountSpec } from "../container-spec.ts";
import type {
  ContainerDetails,
  ContainerMount,
  ContainerSummary,
  LogChunk,
  TerminalSize,
} from "../engine.ts";
import { FakeFeed } from "./fake-feed.ts";
import type { FakeFiles } from "./fake-files.ts";
import type { FakeProgram } from "./fake-program.ts";

/** What the container tells the engine it is in. */
export interface FakeSurroundings {
  now(): number;
  program(spec: ContainerSpec): FakeProgram;
  event(action: string, attributes?: Record<string, string>): void;
  /** It ended, and will not be restarted. */
  ended(container: FakeContainer): void;
}

export class FakeContainer {
  readonly id: string;
  spec: ContainerSpec;
  readonly imageId: string;
  readonly files: FakeFiles;
  readonly log: LogChunk[] = [];
  readonly logFeed = new FakeFeed<LogChunk>();
  readonly createdAt: number;
  status: ContainerDetails["status"] = "created";
  startedAt: number | null = null;
  finishedAt: number | null = null;
  exitCode: number | null = null;
  oomKilled = false;
  restartCount = 0;
  health: ContainerDetails["health"] = "none";
  error = "";
  size: TerminalSize | null = null;
  /** Streams of those who attached before the start. */
  readonly stdin = new PassThrough();
  readonly attached: { stdout: PassThrough; stderr: PassThrough }[] = [];
  readonly #around: FakeSurroundings;
  readonly #waiting: ((exitCode: number) => void)[] = [];
  #run: { control: AbortController; kill: (code: number) => void } | null = null;
  #stopAsked = false;
  /** Prints what has no newline yet. */
  readonly #flush: (() => void)[] = [];

  constructor(id: string, spec: ContainerSpec, imageId: string, files: FakeFiles, around: FakeSurroundings) {
    this.id = id;
    this.spec = spec;
    this.imageId = imageId;
    this.files = files;
    this.#around = around;
    this.createdAt = around.now();
  }

  get running(): boolean {
    return this.#run !== null;
  }

  start(): void {
    if (this.running) return;
    this.#stopAsked = false;
    this.status = "running";
    this.startedAt = this.#around.now();
    this.exitCode = null;
    this.oomKilled = false;
    this.error = "";
    this.health = this.spec.healthcheck ? "starting" : "none";
    this.#around.event("start");
    const control = new AbortController();
    const killed = new Promise<number>((resolve) => {
      this.#run = { control, kill: resolve };
    });
    const stdout = this.#output("stdout");
    const stderr = this.#output("stderr");
    const run = {
      command: [...(this.spec.entrypoint ?? []), ...this.spec.command],
      env: this.spec.env,
      stdin: this.stdin,
      stdout,
      stderr,
      signal: control.signal,
      size: () => this.size,
    };
    const program = Promise.resolve().then(() => this.#around.program(this.spec)(run));
    // A turn of the loop later, so that what the program printed last is in the log before it ends.
    void Promise.race([program.catch(() => 1), killed]).then((code) => setImmediate(() => this.#end(code)));
  }

  signal(name: "SIGTERM" | "SIGKILL"): void {
    this.#stopAsked = true;
    this.#run?.control.abort(name);
    if (name === "SIGKILL") this.#run?.kill(137);
  }

  /** Ends it behind everybody's back. */
  die(exitCode: number, oomKilled = false): void {
    this.oomKilled = oomKilled;
    if (oomKilled) this.#around.event("oom");
    this.#run?.kill(exitCode);
  }

  setHealth(health: ContainerDetails["health"]): void {
    this.health = health;
    this.#around.event(`health_status: ${health}`);
  }

  print(stream: LogChunk["stream"], text: string): void {
    const line: LogChunk = { stream, at: this.#around.now(), text };
    this.log.push(line);
    this.logFeed.push(line);
  }

  wait(next: boolean): Promise<number> {
    if (!next && !this.running) return Promise.resolve(this.exitCode ?? 0);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  details(): ContainerDetails {
    return {
      ...this.summary(),
      imageReference: this.spec.image,
      imageId: this.imageId,
      env: this.spec.env,
      user: this.spec.user ?? "",
      createdAt: this.createdAt,
      startedAt: this.startedAt,
      finishedAt: this.finishedAt,
      exitCode: this.exitCode,
      oomKilled: this.oomKilled,
      restartCount: this.restartCount,
      health: this.health,
      error: this.error,
      tty: this.spec.tty ?? false,
      network: this.spec.network ?? "bridge",
      autoRemove: this.spec.autoRemove ?? false,
    };
  }

  summary(): ContainerSummary {
    return {
      id: this.id,
      name: this.spec.name,
      image: this.spec.image,
      command: [...(this.spec.entrypoint ?? []), ...this.spec.command].join(" "),
      status: this.status,
      labels: this.spec.labels,
      mounts: this.spec.mounts.map(mountOf),
      published: this.running ? this.spec.ports : [],
      network: this.spec.network ?? "bridge",
    };
  }

  #end(code: number): void {
    this.#run = null;
    for (const flush of this.#flush.splice(0)) flush();
    this.status = "exited";
    this.exitCode = code;
    this.finishedAt = this.#around.now();
    for (const { stdout, stderr } of this.attached.splice(0)) {
      stdout.end();
      stderr.end();
    }
    this.logFeed.end();
    this.#around.event("die", { exitCode: String(code) });
    for (const resolve of this.#waiting.splice(0)) resolve(code);
    if (this.#restarts(code)) {
      this.restartCount += 1;
      this.start();
    } else {
      this.#around.ended(this);
    }
  }

  #restarts(code: number): boolean {
    const { name, maximumRetryCount = 0 } = this.spec.restart;
    if (this.#stopAsked || name === "no") return false;
    if (name !== "on-failure") return true;
    return code !== 0 && (maximumRetryCount === 0 || this.restartCount < maximumRetryCount);
  }

  /** Whole lines go to the log, everything to whoever is attached. */
  #output(stream: LogChunk["stream"]): PassThrough {
    const output = new PassThrough();
    let line = "";
    this.#flush.push(() => {
      if (line !== "") this.print(stream, line);
    });
    output.on("data", (chunk: Buffer) => {
      for (const each of this.attached) each[stream].write(chunk);
      const parts = (line + chunk.toString("utf8")).split("\n");
      line = parts.pop() ?? "";
      for (const text of parts) this.print(stream, text);
    });
    return output;
  }
}

function mountOf({ kind, source, target, readOnly }: MountSpec): ContainerMount {
  return { kind, source, target, ...(readOnly ? { readOnly: true } : {}) };
}
