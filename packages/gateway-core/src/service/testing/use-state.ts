import fs from "node:fs/promises";
import path from "node:path";

/** What an agent and a person leave in a state. */
export async function useState(stateDir: string): Promise<void> {
  for (const [name, text] of [
    ["agents/main/sessions.jsonl", "one\ntwo\n"],
    ["workspace/notes.md", "mine\n"],
  ] as const) {
    const file = path.join(stateDir, name);
    await fs.mkdir(path.dirname(file), { recursive: true });
    await fs.writeFile(file, text, { mode: 0o600 });
  }
}
