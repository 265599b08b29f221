import { RockpoolError } from "../../contract/rockpool-error.ts";

/** Why a folder cannot be a build context; `file` is relative to it, `reason` one of Node's codes or a few English words. */
export function contextError(
  folder: string,
  file: string | null,
  reason: string,
  cause?: unknown,
): RockpoolError {
  const named = file === null ? {} : { file };
  return new RockpoolError(
    {
      code: "build-context-invalid",
      message: `${file === null ? folder : `${file} in ${folder}`}: ${reason}`,
      facts: { path: folder, ...named, reason },
    },
    { cause },
  );
}
