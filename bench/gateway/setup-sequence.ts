import { readFile } from "node:fs/promises";
import path from "node:path";
import { curlUntil } from "./shell.ts";

export interface SetupSequence {
  image: string;
  dir: string;
  port: number;
  /** Name of the container to be. */
  name: string;
  /** Volume for plugin dependencies, of the versions that stage them. */
  stageVolume: string | null;
  /** Flags of `onboard` that this version has besides those all have. */
  onboardFlags: string;
}

/**
 * What upstream's scripts/docker/setup.sh does for a first start, as docker lines: folders, chown, `onboard`, one batch of
 * `config set`, start; then a wait until `/readyz`. Compose's own time, and the pull, are left out in its favour.
 */
export async function setupSequence(sequence: SetupSequence): Promise<string> {
  const template = await readFile(path.join(import.meta.dirname, "setup-sequence.sh"), "utf8");
  const { image, dir, port, name, stageVolume, onboardFlags } = sequence;
  const values = {
    image,
    dir,
    port: String(port),
    name,
    stage: stageVolume ?? "",
    onboard_flags: onboardFlags,
  };
  const head = Object.entries(values).map(([key, value]) => `${key}='${value}'`);
  return [...head, template, curlUntil(`http://127.0.0.1:${port}/readyz`)].join("\n");
}
