import { RockpoolError } from "../../contract/rockpool-error.ts";
import type { Engine } from "../../engine/engine.ts";
import { textWithin } from "../../engine/text-within.ts";
import { statePath } from "../../gateway/container-paths.ts";
import { tarArchive } from "../../gateway/tar-archive.ts";
import { configPath } from "../config-file.ts";

const incoming = "openclaw.json.incoming";

/**
 * Replaces openclaw.json (mode 0600, this owner) of a gateway that runs, by a rename inside the container, as an editor does;
 * Rockpool itself writes it only before a container starts. An archive laid over the file removes it first, and a watcher
 * like OpenClaw's (chokidar 5) hears of the path no more after that: see ADR 0089. Throws RockpoolError
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
