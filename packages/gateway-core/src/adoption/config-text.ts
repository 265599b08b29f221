import { constants, open } from "node:fs/promises";
import path from "node:path";
import { mostText } from "../engine/text-within.ts";

/** The config in a state folder of this host; null where there is none or it cannot be read. */
export async function configText(folder: string): Promise<string | null> {
  try {
    // Opened without waiting: a pipe of that name would be waited for, and the service with it.
    const handle = await open(
      path.join(folder, "openclaw.json"),
      constants.O_RDONLY | (constants.O_NONBLOCK ?? 0),
    );
    try {
      const stat = await handle.stat();
      return stat.isFile() && stat.size <= mostText ? await handle.readFile("utf8") : null;
    } finally {
      await handle.close();
    }
  } catch {
    return null;
  }
}
