import { RockpoolError } from "../../contract/rockpool-error.ts";
import type { EngineFacts } from "../../contract/snapshot.ts";
import {
  compareVersions,
  type OpenClawVersion,
  parseOpenClawVersion,
} from "../../gateway/openclaw-version.ts";

/** Since about then a build takes 6 GB; older ones say 2 GB. Source: upstream's page on Docker, then and now. */
const largeSince: OpenClawVersion = { year: 2026, month: 5, patch: 0 };

/** Bytes that a build of this version from source needs; null where the version is not known. */
export function buildNeedsBytes(version: string | null): number | null {
  const parsed = version === null ? null : parseOpenClawVersion(version);
  if (parsed === null) return null;
  // Decimal: a virtual machine of 6 GiB has some less than that for its containers, and more than 6,000,000,000.
  return compareVersions(parsed, largeSince) >= 0 ? 6e9 : 2e9;
}

/** Throws `build-too-little-memory` (facts has, needs, in bytes). An engine that does not tell passes. */
export function checkMemory({ memoryBytes }: Pick<EngineFacts, "memoryBytes">, version: string | null): void {
  const needs = buildNeedsBytes(version);
  if (needs === null || memoryBytes <= 0 || memoryBytes >= needs) return;
  const message = `The engine has ${memoryBytes} bytes of memory, and the build needs ${needs}`;
  const facts = { has: String(memoryBytes), needs: String(needs) };
  throw new RockpoolError({ code: "build-too-little-memory", message, facts });
}
