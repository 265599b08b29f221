import path from "node:path";
import { toFailure } from "@rockpool/gateway-core/contract/rockpool-error";
import type { Host } from "@rockpool/gateway-core/host/host";
import { type RockpoolDirs, rockpoolDirs } from "@rockpool/gateway-core/host/rockpool-dirs";
import type { Messages } from "@rockpool/messages/catalogue";
import { explain } from "@rockpool/messages/explain";

export interface Launch {
  ok: true;
  host: Host;
  dirs: RockpoolDirs;
  /** Chromium's own files: cookies and caches of our pages and of the gateway's. */
  profile: string;
  /** Started with the session, say: only the tray, no window. */
  hidden: boolean;
}

/** What this start of the app is about; `ok: false` with words where it cannot be. */
export function readLaunch(
  host: Host,
  argv: readonly string[],
  messages: Messages,
): Launch | { ok: false; title: string; text: string } {
  try {
    const dirs = rockpoolDirs(host);
    const profile = path.join(dirs.config, "profile");
    return { ok: true, host, dirs, profile, hidden: isHidden(argv) };
  } catch (error) {
    const { title, cause, whatToDo } = explain(toFailure(error), messages);
    return { ok: false, title, text: `${cause}\n\n${whatToDo}` };
  }
}

/** Whether a command line asks for the tray alone. */
export function isHidden(argv: readonly string[]): boolean {
  return argv.includes("--hidden");
}
