import { chmod, lstat, mkdir } from "node:fs/promises";
import { RockpoolError } from "../contract/rockpool-error.ts";

/**
 * Makes a directory that only this person can enter, or throws `home-missing` where it cannot be made and
 * `service-unreachable` where it is somebody else's: what lies in it stands for the
 * right to give orders to the gateway. Below a shared `/tmp` somebody else may have been there first.
 */
export async function privateDirectory(directory: string, uid: number): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code ?? error.message;
    throw new RockpoolError(
      {
        code: "home-missing",
        message: `${directory} cannot be made: ${reason}`,
        facts: { path: directory, reason },
      },
      { cause: error },
    );
  });
  if (uid < 0) return; // Windows: the profile's own access list applies.
  const found = await lstat(directory);
  if (!found.isDirectory() || found.uid !== uid) {
    throw new RockpoolError({
      code: "service-unreachable",
      message: `${directory} is not a directory of this user`,
      facts: { directory },
    });
  }
  if ((found.mode & 0o077) !== 0) await chmod(directory, 0o700);
}
