import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { KilledRun } from "./run-until-killed.ts";
import { endpoint, type Scratch } from "./scratch-service.ts";

/** Begins it in a process of its own on this scratch place; resolves with the signal that ended that one. */
export function runUntilKilled(
  place: Scratch,
  plan: Omit<KilledRun, "homeDir" | "endpoint" | "config">,
): Promise<NodeJS.Signals | null> {
  const script = fileURLToPath(new URL("./run-until-killed.ts", import.meta.url));
  const whole: KilledRun = {
    ...{ homeDir: place.dir, endpoint, config: path.join(place.dir, "config") },
    ...plan,
  };
  const args = ["--no-warnings", script, JSON.stringify(whole)];
  const child = spawn(process.execPath, args, { stdio: "inherit" });
  return new Promise((resolve) => child.on("close", (_code, how) => resolve(how)));
}
