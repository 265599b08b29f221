import { execFile } from "node:child_process";

export type CommandResult =
  | { outcome: "ok"; stdout: string }
  | { outcome: "failed"; detail: string; stdout?: string }
  | { outcome: "missing" }
  | { outcome: "timeout" };

export type RunCommand = (
  file: string,
  args: readonly string[],
  limitMs: number,
  input?: string,
) => Promise<CommandResult>;

/** Runs a program without a shell, with `input` or nothing to read; it is killed when `limitMs` have passed. Never rejects. */
export const runCommand: RunCommand = (file, args, limitMs, input = "") =>
  new Promise((resolve) => {
    const options = { timeout: limitMs, windowsHide: true, maxBuffer: 4 * 1024 * 1024 };
    const child = execFile(file, [...args], options, (error, stdout, stderr) => {
      if (error === null) resolve({ outcome: "ok", stdout });
      else if (error.code === "ENOENT") resolve({ outcome: "missing" });
      else if (error.killed) resolve({ outcome: "timeout" });
      else resolve({ outcome: "failed", detail: (stderr || error.message).trim(), stdout });
    });
    // A program that ends before it has read everything breaks the pipe.
    child.stdin?.on("error", () => {});
    child.stdin?.end(input);
  });
