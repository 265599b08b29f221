import path from "node:path";
import type { FoundInstance } from "../contract/adoption.ts";
import type { Memory } from "../contract/settings.ts";
import { identityId } from "../gateway/gateway-identity.ts";
import type { Host } from "../host/host.ts";
import { nativeGatewayPid } from "../lifecycle/native-gateway.ts";
import { configText } from "./config-text.ts";
import { writtenBy } from "./written-by.ts";

export interface NativeInput {
  host: Host;
  memory: Pick<Memory, "knownStates">;
  /** Our engine can mount a folder of this host. */
  sharesHostFiles: boolean;
  /** States that containers mount, by real path: theirs, and no installation of its own. */
  mounted: ReadonlySet<string>;
  realPath: (file: string) => Promise<string>;
}

/** Installations of OpenClaw on this host without a container: where it keeps its state by default, and by its variable. */
export async function nativeInstances(input: NativeInput): Promise<FoundInstance[]> {
  const { host } = input;
  const folders = [
    host.env.OPENCLAW_STATE_DIR,
    host.homeDir === null ? undefined : path.join(host.homeDir, ".openclaw"),
  ];
  const found: FoundInstance[] = [];
  const seen = new Set<string>();
  for (const folder of folders) {
    if (folder === undefined || !path.isAbsolute(folder)) continue;
    const real = await input.realPath(folder);
    if (seen.has(real)) continue;
    seen.add(real);
    const one = await describe(input, folder, real);
    if (one !== null) found.push(one);
  }
  return found.map((each, index) => (index === 0 ? each : { ...each, name: `${each.name}-${index + 1}` }));
}

async function describe(
  { host, memory, mounted, sharesHostFiles }: NativeInput,
  folder: string,
  real: string,
): Promise<FoundInstance | null> {
  const pid = await nativeGatewayPid(host, folder);
  const text = await configText(folder);
  // A container's, or our own, unless a process works on it.
  if (pid === null && (text === null || mounted.has(real) || isOurs(memory, folder))) return null;
  const identity = { kind: "native", stateDir: folder } as const;
  return {
    id: identityId(identity),
    identity,
    name: "native",
    origin: { kind: "native", project: null, service: null, files: [] },
    engine: null,
    containerId: null,
    image: null,
    version: writtenBy(text),
    running: pid !== null,
    health: "unknown",
    published: [],
    openTo: "unknown",
    mounts: [],
    state: `bind:${folder}`,
    sharesStateWith: [],
    companions: [],
    secretNames: [],
    may: { watch: false, operate: false, takeOver: false, import: sharesHostFiles },
    because: "native",
  };
}

function isOurs({ knownStates }: NativeInput["memory"], folder: string): boolean {
  return knownStates.includes(`bind:${folder}`);
}
