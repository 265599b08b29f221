import type { ContainerSpec, MountSpec } from "../../engine/container-spec.ts";
import { authSecretsPath, statePath } from "../../gateway/container-paths.ts";
import type { WishedGateway } from "../../gateway/gateway-spec.ts";
import { roleLabel, specLabel } from "../../gateway/labels.ts";
import { sharedStageVolume } from "../../gateway/stage-volume.ts";
import type { Observed } from "../observed.ts";

/** What a rehearsal keeps its copies in; the same prefix for all, so that a stray one is known. */
export interface RehearsalVolumes {
  state: string;
  secrets: string;
}

const copyFrom = "/rehearsal/from";
const copyTo = "/rehearsal/to";

/**
 * Copies until what databases are made of reads the same twice: the gateway goes on meanwhile, and half of a change would
 * be no state at all. What is only cache or log is left out. Exit 75: it never stood still.
 */
const copyScript = `
set -eu
copy() { tar -C "$1" -cf - --exclude=./workspace --exclude=./cache --exclude=./logs . | tar -C "$2" -xpf - --numeric-owner; }
same() {
  find "$1" -path "$1/workspace" -prune -o -type f \\( -name '*.sqlite*' -o -name '*.db*' -o -name 'openclaw.json' \\) -print |
    while IFS= read -r file; do cmp -s "$file" "$2/\${file#"$1"/}" || exit 1; done
}
for to in ${copyTo}/*; do
  part=${copyFrom}/\${to##*/}
  # Nothing was kept there yet: an empty place of the same owner.
  [ -d "$part" ] || { chown --reference=${copyFrom}/state "$to"; continue; }
  tries=0
  until { copy "$part" "$to" || true; } && same "$part" "$to"; do
    tries=$((tries + 1))
    [ "$tries" -lt 8 ] || exit 75
    sleep 1
  done
  chown --reference="$part" "$to"
done
`;

export const neverStill = 75;

/** Reads the state and the secrets as they are, and writes the copies; it sees nothing else and no network. */
export function rehearsalCopySpec(
  { wished, missingDirectories, missingVolumes }: Observed,
  image: string,
  volumes: RehearsalVolumes,
): ContainerSpec {
  const missing = [...missingDirectories.map(({ path }) => path), ...missingVolumes.map(({ name }) => name)];
  const at = (target: string) => wished.spec.mounts.find((mount) => mount.target === target);
  const pairs: [string, MountSpec | undefined, string][] = [
    ["state", at(statePath), volumes.state],
    ["secrets", at(authSecretsPath), volumes.secrets],
  ];
  const mounts = pairs.flatMap(([name, from, to]): MountSpec[] => {
    if (from === undefined) return [];
    const target: MountSpec = { kind: "volume", source: to, target: `${copyTo}/${name}` };
    if (missing.includes(from.source)) return [target];
    return [{ ...from, target: `${copyFrom}/${name}`, readOnly: true }, target];
  });
  return {
    ...quiet(wished, `${wished.spec.name}-${volumes.state}-copy`),
    image,
    entrypoint: ["sh"],
    command: ["-c", copyScript],
    env: {},
    user: "0:0",
    mounts,
    capAdd: ["CHOWN", "DAC_OVERRIDE", "FOWNER"],
  };
}

/**
 * The new gateway on the copies: published nowhere, without a network, its channels, timers and mail watchers off. The
 * variables are OpenClaw's own, known to 2026.4.29 and 2026.9.6 alike (dist, `OPENCLAW_SKIP_…`).
 */
export function rehearsalSpec(wished: WishedGateway, volumes: RehearsalVolumes): ContainerSpec {
  const mounts: MountSpec[] = [
    { kind: "volume", source: volumes.state, target: statePath },
    ...wished.spec.mounts.flatMap((mount): MountSpec[] => {
      if (mount.target === authSecretsPath)
        return [{ kind: "volume", source: volumes.secrets, target: mount.target }];
      return mount.source.startsWith(sharedStageVolume) ? [{ ...mount, readOnly: true }] : [];
    }),
  ];
  const off = { OPENCLAW_SKIP_CHANNELS: "1", OPENCLAW_SKIP_CRON: "1", OPENCLAW_SKIP_GMAIL_WATCHER: "1" };
  return {
    ...quiet(wished, `${wished.spec.name}-${volumes.state}`),
    image: wished.spec.image,
    command: wished.spec.command,
    env: { ...wished.spec.env, ...off },
    ...(wished.spec.user === undefined ? {} : { user: wished.spec.user }),
    mounts,
  };
}

function quiet(
  wished: WishedGateway,
  name: string,
): Omit<ContainerSpec, "image" | "command" | "env" | "mounts"> {
  // Networks that are carried on would be joined beside none.
  const { healthcheck: _check, ports: _ports, carried: _carried, ...spec } = wished.spec;
  const { [specLabel]: _hash, ...labels } = spec.labels;
  return {
    ...spec,
    name,
    labels: { ...labels, [roleLabel]: "one-off" },
    ports: [],
    extraHosts: [],
    network: "none",
    restart: { name: "no" },
    stopTimeoutSeconds: 5,
  };
}
