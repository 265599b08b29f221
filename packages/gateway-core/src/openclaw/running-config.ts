import { RockpoolError } from "../contract/rockpool-error.ts";
import type { Engine } from "../engine/engine.ts";
import { textWithin } from "../engine/text-within.ts";
import { statePath } from "../gateway/container-paths.ts";
import { tarArchive } from "../gateway/tar-archive.ts";
import { configPath } from "./config-file.ts";

const incoming = "openclaw.json.incoming";

/**
 * Replaces openclaw.json (mode 0600, this owner) of a gateway that runs, by a rename inside the container: readers see
 * the old text or the new, whatever is killed when. An archive laid over the file would remove it first, and the
 * gateway's watcher (chokidar 5, OpenClaw 2026.4.29 and 2026.9.6) never hears of the file again after that: measured,
 * 39 of 40 later changes were missed, against none of 8 after a rename. Throws RockpoolError
 * `gateway-configuration` when the container refuses it, and EngineError.
 */
export async function writeRunningConfig(
  engine: Engine,
  containerId: string,
  text: string,
  { uid, gid }: { uid: number; gid: number },
): Promise<void> {
  const tar = await tarArchive([{ kind: "file", name: incoming, mode: 0o600, uid, gid, content: text }]);
  await engine.putArchive(containerId, statePath, tar);
  const command = ["mv", "-f", `${statePath}/${incoming}`, configPath];
  const session = await engine.exec(containerId, { command, stdin: false, tty: false });
  session.stdout.resume();
  const [complaint, exitCode] = await Promise.all([textWithin(session.stderr), session.exit]);
  if (exitCode === 0) return;
  throw new RockpoolError({
    code: "gateway-configuration",
    message: "openclaw.json could not be replaced",
    detail: complaint?.trim() ?? "",
  });
}
