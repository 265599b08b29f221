import { RockpoolError } from "../../contract/rockpool-error.ts";

/** A source archive that is refused. `reason` follows its name in a sentence: `holds the device /dev/sda`. */
export function archiveError(archive: string, reason: string, cause?: unknown): RockpoolError {
  const message = `${archive} ${reason}`;
  return new RockpoolError(
    { code: "source-archive-invalid", message, facts: { archive, reason } },
    { cause },
  );
}
