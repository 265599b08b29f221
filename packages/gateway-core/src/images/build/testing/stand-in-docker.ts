import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

export interface StandInDocker {
  /** To be first in PATH. */
  folder: string;
  /** What it was called with, a line each, and DOCKER_HOST before them. */
  calls: string;
  remove(): Promise<void>;
}

/**
 * A program `docker` that has buildx, for computers that have none: it says its version, notes how it was called, and runs the
 * given shell lines for a build.
 */
export async function standInDocker(version: string, build: string): Promise<StandInDocker> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "rockpool-docker-"));
  const calls = path.join(folder, "calls");
  const script = `#!/bin/sh
if [ "$2" = version ]; then echo "github.com/docker/buildx ${version} 171fcbe"; exit 0; fi
{ echo "$DOCKER_HOST|$DOCKER_CONTEXT|$BUILDX_BUILDER"; printf '%s\\n' "$@"; } > ${calls}
${build}
`;
  await writeFile(path.join(folder, "docker"), script);
  await chmod(path.join(folder, "docker"), 0o755);
  return { folder, calls, remove: () => rm(folder, { recursive: true, force: true }) };
}
