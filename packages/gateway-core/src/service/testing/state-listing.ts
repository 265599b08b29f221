import { execFileSync } from "node:child_process";

/** Every entry with type, mode, owner, time and content; the scripted gateway's own note of its starts left out. */
export function stateListing(stateDir: string): string {
  const script = `find . -name scripted-starts.jsonl -prune -o -printf '%p %y %m %U:%G %T@ ' -a \\( -type f -exec sha256sum {} \\; -o -printf '%l\\n' \\)`;
  return (
    execFileSync("sh", ["-c", script], { cwd: stateDir, encoding: "utf8" })
      .split("\n")
      // The state's own folder changes with every name in it.
      .filter((line) => !line.startsWith(". d "))
      .sort()
      .join("\n")
  );
}
