import { compareVersions, type OpenClawVersion, parseOpenClawVersion } from "./openclaw-version.ts";

export interface VersionNeeds {
  /** Keeps auth-profile keys in a directory of their own, beside the state. */
  authSecrets: boolean;
  /** Stages plugin dependencies into OPENCLAW_PLUGIN_STAGE_DIR. */
  stageDir: boolean;
}

/** The compose file of 2026.4.29 has no such mount, those of later months do. */
const authSecretsSince: OpenClawVersion = { year: 2026, month: 5, patch: 0 };
/** Introduced about 2026.4.26, gone after the 2026.5 releases; upstream issue 73339. */
const stageDirUntil: OpenClawVersion = { year: 2026, month: 6, patch: 0 };

/**
 * What a version of OpenClaw needs from its container. One that does not say what it is gets everything: what it does
 * not use is harmless, what it lacks would be lost with the container.
 */
export function versionNeeds(version: string | null): VersionNeeds {
  const parsed = version === null ? null : parseOpenClawVersion(version);
  if (parsed === null) return { authSecrets: true, stageDir: true };
  return {
    authSecrets: compareVersions(parsed, authSecretsSince) >= 0,
    stageDir: compareVersions(parsed, stageDirUntil) < 0,
  };
}
