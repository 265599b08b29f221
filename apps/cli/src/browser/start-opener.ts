import { spawn } from "node:child_process";
import type { Opener } from "./opener.ts";

/** How long an opener may take to fail: those that work hand over and end, or stay for as long as the browser runs. */
const failsWithinMs = 2_000;

/** Starts the browser and leaves it alone. False where it could not be started, or failed at once. */
export function startOpener({ command, args }: Opener, target: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args(target), { detached: true, stdio: "ignore" });
    const timer = setTimeout(() => resolve(true), failsWithinMs);
    const done = (started: boolean) => {
      clearTimeout(timer);
      resolve(started);
    };
    child.once("error", () => done(false));
    child.once("exit", (code) => done(code === 0));
    child.unref();
  });
}
