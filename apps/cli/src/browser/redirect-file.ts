import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A slow machine may need that long until its browser has read the file. */
const keptSeconds = 60;

/**
 * A page that only this user can read and that leads to `target`. It is removed after a minute by a process of its own,
 * which is told the file's name and nothing else. Returns the file's path.
 */
export async function redirectFile(target: string, directory: string): Promise<string> {
  const file = join(directory, `open-${randomBytes(9).toString("base64url")}.html`);
  await writeFile(file, redirectPage(target), { mode: 0o600, flag: "wx" });
  const remover = `setTimeout(() => require("fs").rmSync(process.argv[1], { force: true }), ${keptSeconds * 1000})`;
  spawn(process.execPath, ["-e", remover, file], { detached: true, stdio: "ignore" }).unref();
  return file;
}

/** The target stands in JSON in a script, with `<` escaped: nothing in it can end the script. */
export function redirectPage(target: string): string {
  const literal = JSON.stringify(target).replaceAll("<", "\\u003c");
  return `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Rockpool</title><script>location.replace(${literal})</script>\n`;
}
