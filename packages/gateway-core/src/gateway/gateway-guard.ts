import path from "node:path";
import type { Engine } from "../engine/engine.ts";
import { fileFromArchive } from "./file-from-archive.ts";
import type { Owner } from "./gateway-spec.ts";
import { tarArchive } from "./tar-archive.ts";

/** Where the guard remembers how the gateway ended: in the container's own layer, so a new container starts afresh. */
export const guardFile = "/tmp/rockpool-guard";

/** Ends of the gateway in a row, each within ten minutes of its start, after which it is not started again. */
export const guardTries = 5;

/** What the gateway exits with for configuration and migration failures; source: upstream's docs/gateway/embedding.md. */
export const configurationExit = 78;

/**
 * Stands before the gateway and ends its loops, with no Rockpool running: docs/adr/0020. The engine restarts the
 * container whatever its exit code (`unless-stopped`, the one policy that survives a reboot and respects a stop by
 * hand), and the guard, once the engine has restarted it after an exit 78 or the fifth quick end, waits instead of
 * running the gateway. A stop then ends the container with the gateway's own exit code and a clean slate.
 * `wait` ends at a signal, but not at one that came just before it: hence the short sleeps. A signal is lost on a child
 * that is not the gateway yet: hence the second before it is sent.
 * A note older than 90 s (the engine's longest backoff is 60 s) is somebody's own start: that one runs the gateway.
 */
const guardScript = `f=${guardFile} n=0 code=0 at=0 pid= stop=
[ -r "$f" ] && read -r n code at <"$f"
case "$n$code$at" in *[!0-9]*) n=0 code=0 at=0 ;; esac
trap 'stop=1; [ -z "$pid" ] || kill -TERM "$pid" 2>/dev/null' TERM INT
now=$(date +%s)
if [ $((now - at)) -lt 90 ] && { [ "$code" = ${configurationExit} ] || [ "$n" -ge ${guardTries} ]; }; then
  echo "rockpool: the gateway ended with $code and is not started again" >&2
  while [ -z "$stop" ]; do sleep 5 >/dev/null 2>&1 & wait $!; done
  rm -f "$f"; exit "$code"
fi
[ -z "$stop" ] || exit 0
"$@" & pid=$!
[ -z "$stop" ] || { sleep 1; kill -TERM "$pid"; }
wait "$pid"; code=$?
while kill -0 "$pid" 2>/dev/null; do wait "$pid"; code=$?; done
if [ -n "$stop" ]; then rm -f "$f"; exit "$code"; fi
at=$(date +%s)
[ $((at - now)) -lt 600 ] || n=0
echo "$((n + 1)) $code $at" >"$f"
exit "$code"`;

/** The command with the guard before it. Needs `sh`, `date`, `sleep` and `rm` in the image: every Debian has them. */
export function guarded(command: readonly string[]): string[] {
  return ["sh", "-c", guardScript, "rockpool-guard", ...command];
}

/** How the gateway ended last, as the guard noted it. */
export interface GuardNote {
  /** Ends in a row, each within ten minutes of its start. */
  failures: number;
  exitCode: number;
  /** The guard will wait, or waits already, instead of running the gateway: stop the container. */
  givesUp: boolean;
}

/**
 * Reads the note out of a container, running or not: as soon as it has ended once (an engine event `die`) the note
 * says whether the engine's restart will still run the gateway. null where it has not failed since it was created
 * or stopped. Rejects with an EngineError.
 */
export async function readGuardNote(engine: Engine, containerId: string): Promise<GuardNote | null> {
  const text = await fileFromArchive(engine, containerId, guardFile);
  const match = /^(\d+) (\d+) \d+/.exec(text ?? "");
  if (match === null) return null;
  const failures = Number(match[1]);
  const exitCode = Number(match[2]);
  return { failures, exitCode, givesUp: exitCode === configurationExit || failures >= guardTries };
}

/** Wipes the note, before a start by us: a gateway that was repaired gets all its tries. */
export async function forgetFailures(engine: Engine, containerId: string, owner: Owner): Promise<void> {
  const name = path.posix.basename(guardFile);
  const tar = await tarArchive([{ kind: "file", name, mode: 0o600, ...owner, content: "0 0 0\n" }]);
  await engine.putArchive(containerId, path.posix.dirname(guardFile), tar);
}
