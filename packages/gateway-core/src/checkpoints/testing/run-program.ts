import { spawn } from "node:child_process";
import type { HelperJob } from "../helper/helper-job.ts";
import { helperProgram } from "../helper/helper-program.ts";
import { HelperLine } from "../helper-line.ts";

export interface ProgramEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
  lines: HelperLine[];
  last: HelperLine | undefined;
  stderr: string;
}

export interface ProgramOptions {
  /** Code that runs first, in the same process. */
  preload?: string;
  /** SIGTERM or SIGKILL, to the program and all that it started, after so many milliseconds or at a line. */
  end?: { signal: "SIGTERM" | "SIGKILL"; when: number | ((line: HelperLine) => boolean) };
}

/** The helper's program on this host, without a container. */
export function runProgram(job: HelperJob, { preload = "", end }: ProgramOptions = {}): Promise<ProgramEnd> {
  const child = spawn(process.execPath, ["-e", preload + helperProgram, JSON.stringify(job)], {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = () => {
    if (child.pid === undefined || end === undefined) return;
    try {
      // SIGTERM reaches the program alone, as a container's init hands it on.
      process.kill(end.signal === "SIGKILL" ? -child.pid : child.pid, end.signal);
    } catch {
      // It was quicker.
    }
  };
  if (typeof end?.when === "number") setTimeout(stop, end.when);
  const lines: HelperLine[] = [];
  let rest = "";
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdout.on("data", (chunk: Buffer) => {
    const texts = (rest + chunk.toString()).split("\n");
    rest = texts.pop() ?? "";
    for (const text of texts) {
      const line = HelperLine.parse(JSON.parse(text));
      lines.push(line);
      if (typeof end?.when === "function" && end.when(line)) stop();
    }
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal, lines, last: lines.at(-1), stderr }));
  });
}
