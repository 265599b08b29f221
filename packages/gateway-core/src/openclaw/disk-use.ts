import { type DiskPlace, type DiskUse, diskPlaces } from "../contract/disk-use.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { Engine } from "../engine/engine.ts";
import { textWithin } from "../engine/text-within.ts";
import { statePath } from "../gateway/container-paths.ts";

/**
 * A line `place kibibytes` for each; a place that is not there is 0. Patterns are filled in by the shell, and what one of them
 * finds is summed up. Paths of OpenClaw 2026.4.29 and 2026.9.6, docs: install/docker, disk growth hotspots.
 */
const script = `
size() { id=$1; shift; kb=$(du -skc "$@" 2>/dev/null | tail -n 1 | cut -f 1); echo "$id \${kb:-0}"; }
cd "$1" || exit 1
size state --exclude=./workspace .
size media media
size sessions agents/*/sessions
size cron cron/runs
size workspace workspace/
[ -n "$OPENCLAW_PLUGIN_STAGE_DIR" ] && size deps "$OPENCLAW_PLUGIN_STAGE_DIR"
size logs /tmp/openclaw
true`;

/**
 * Measured inside the running gateway's container, so that folders and volumes are the same and no process of ours walks through
 * files. Throws RockpoolError `gateway-rpc` where the container cannot, and EngineError.
 */
export async function diskUse(engine: Engine, containerId: string): Promise<DiskUse> {
  const command = ["sh", "-c", script, "sh", statePath];
  const session = await engine.exec(containerId, { command, stdin: false, tty: false });
  const [output, complaint, exitCode] = await Promise.all([
    textWithin(session.stdout),
    textWithin(session.stderr),
    session.exit,
  ]);
  if (exitCode !== 0 || output === null)
    throw new RockpoolError({
      code: "gateway-rpc",
      message: "Sizes could not be measured in the container",
      facts: { reason: "no-sizes" },
      detail: complaint?.trim() ?? "",
    });
  return { places: read(output) };
}

function read(output: string): DiskUse["places"] {
  const found = new Map<string, number>();
  for (const [, id = "", kibibytes] of output.matchAll(/^(\w+) (\d+)$/gm))
    found.set(id, Number(kibibytes) * 1024);
  // Versions that stage nothing have no such place.
  const places: readonly DiskPlace[] = diskPlaces.filter((id) => id !== "deps" || found.has(id));
  return places.map((id) => ({ id, bytes: found.get(id) ?? null }));
}
