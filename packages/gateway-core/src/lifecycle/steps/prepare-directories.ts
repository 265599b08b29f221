import fs from "node:fs/promises";
import { RockpoolError } from "../../contract/rockpool-error.ts";
import type { WishedDirectory } from "../../gateway/gateway-spec.ts";
import type { Host } from "../../host/host.ts";
import type { RunStep } from "../step-context.ts";

/** Makes what is missing, parents first, owned by the container's user: a missing bind source would be made by root. */
export const prepareDirectories: RunStep = ({ host, observed }) =>
  makeDirectories(host, observed.missingDirectories);

export async function makeDirectories(host: Host, directories: readonly WishedDirectory[]): Promise<void> {
  for (const directory of directories) {
    try {
      await make(host, directory);
    } catch (error) {
      throw directoryError(error, directory.path);
    }
  }
}

async function make(host: Host, { path, uid, gid, mode }: WishedDirectory): Promise<void> {
  const firstMade = await fs.mkdir(path, { recursive: true, mode });
  if (host.uid !== 0 || uid === 0) return;
  // Parents we made on the way are the person's, not the gateway's: only the directory itself is given away.
  await fs.chown(path, uid, gid);
  if (firstMade !== undefined) await fs.chmod(path, mode);
}

function directoryError(error: unknown, path: string): Error {
  const code = (error as NodeJS.ErrnoException).code;
  const message = error instanceof Error ? error.message : String(error);
  if (code === "ENOSPC" || code === "EDQUOT") {
    return new RockpoolError({ code: "disk-full", message, facts: { path } }, { cause: error });
  }
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    return new RockpoolError({ code: "state-not-writable", message, facts: { path } }, { cause: error });
  }
  if (code === "ENOTDIR" || code === "EEXIST" || code === "ENAMETOOLONG" || code === "EINVAL") {
    return new RockpoolError({ code: "path-invalid", message, facts: { path } }, { cause: error });
  }
  return error instanceof Error ? error : new Error(message);
}
