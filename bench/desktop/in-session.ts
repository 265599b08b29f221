import { spawn } from "node:child_process";
import path from "node:path";
import { checkout } from "../../scripts/checkout.mjs";
import { becomeTestUser } from "../../scripts/test-user.mjs";

/**
 * Runs a file of this folder as a person would run programs: without root's rights, with a screen and a session bus. It
 * prints lines of JSON, each of which `onLine` gets; it may answer a line by returning text for its standard input.
 */
export async function inSession(
  file: string,
  args: string[],
  onLine: (value: unknown) => string | undefined | Promise<string | undefined>,
): Promise<void> {
  const electron = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!electron) throw new Error("ELECTRON_OVERRIDE_DIST_PATH names no Electron");
  const user = await becomeTestUser();
  const program = path.join(import.meta.dirname, file).replace(checkout, user.folder);
  const { command, args: all } = user.as(process.execPath.replace(checkout, user.folder), [program, ...args]);
  const child = spawn(command, all, {
    cwd: user.folder,
    env: user.env({ ELECTRON_OVERRIDE_DIST_PATH: electron }),
    stdio: ["pipe", "pipe", "ignore"],
  });
  try {
    let rest = "";
    for await (const chunk of child.stdout.setEncoding("utf8")) {
      const lines = `${rest}${chunk}`.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines.filter((text) => text.startsWith("{"))) {
        const answer = await onLine(JSON.parse(line));
        if (typeof answer === "string") child.stdin.write(`${answer}\n`);
      }
    }
  } finally {
    child.stdin.end();
    user.leave();
  }
}
