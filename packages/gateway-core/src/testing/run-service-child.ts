import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Snapshot } from "../contract/snapshot.ts";
import type { ChildLine, ChildWish } from "./service-child.ts";

export const childFile = fileURLToPath(new URL("./service-child.ts", import.meta.url));

export interface ChildOutcome {
  /** null where it was refused or ended by itself. */
  snapshot: Snapshot | null;
  failure: Extract<ChildLine, { kind: "failure" }>["failure"] | null;
  signal: NodeJS.Signals | null;
}

/** A Rockpool process of its own on this machine, with this environment and nothing of ours. Rejects where it says nothing. */
export function runServiceChild(
  wish: ChildWish,
  options: { env: Readonly<Record<string, string>>; prefix?: readonly string[] },
): Promise<ChildOutcome> {
  const [command = process.execPath, ...args] = [
    ...(options.prefix ?? []),
    ...[process.execPath, childFile, JSON.stringify(wish)],
  ];
  const child = spawn(command, args, {
    env: { PATH: process.env.PATH ?? "", ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (output === "" && signal === null) reject(new Error(`The child ended with ${code}: ${errors}`));
      else resolve({ ...readChildOutput(output), signal });
    });
  });
}

/** What a child said last. */
export function readChildOutput(output: string): Omit<ChildOutcome, "signal"> {
  const outcome: Omit<ChildOutcome, "signal"> = { snapshot: null, failure: null };
  for (const text of output.split("\n").filter((line) => line.startsWith("{"))) {
    const line = JSON.parse(text) as ChildLine;
    if (line.kind === "failure") outcome.failure = line.failure;
    else outcome.snapshot = Snapshot.parse(line.snapshot);
  }
  return outcome;
}
