import type { ImageDetails } from "../engine/engine.ts";

/** OpenClaw's calendar version, `YYYY.M.P`; releases and rebuilds of one (`-beta.1`, `-r20260901`) share it. */
export interface OpenClawVersion {
  year: number;
  month: number;
  patch: number;
}

/** null where the text is not such a version. */
export function parseOpenClawVersion(text: string): OpenClawVersion | null {
  const match = /^v?(\d{4})\.(\d{1,2})\.(\d{1,3})(?:[-+].*)?$/.exec(text.trim());
  if (match === null) return null;
  return { year: Number(match[1]), month: Number(match[2]), patch: Number(match[3]) };
}

/** Negative when `a` is older. Segments are numbers: 2026.4.29 is older than 2026.10.1. */
export function compareVersions(a: OpenClawVersion, b: OpenClawVersion): number {
  return a.year - b.year || a.month - b.month || a.patch - b.patch;
}

/** What the image says of itself; upstream's release workflow writes this label. */
export function imageVersion(image: Pick<ImageDetails, "labels"> | null): string | null {
  return image?.labels["org.opencontainers.image.version"] ?? null;
}
