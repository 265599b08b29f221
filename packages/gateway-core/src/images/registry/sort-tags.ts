import type { ImageTags } from "../../contract/images.ts";
import {
  compareVersions,
  type OpenClawVersion,
  parseOpenClawVersion,
} from "../../gateway/openclaw-version.ts";

/** Tags that move with upstream's releases (docs/install/docker), and their kinds. */
const channels = ["latest", "main", "extended-stable"];
const channelOrder = [
  ...channels,
  ...channels.map((channel) => `${channel}-browser`),
  "slim",
  ...channels.map((channel) => `${channel}-slim`),
];
/** How far from the plain image of a version a tag is; the least decides where there is no plain one. */
const variants: readonly [RegExp, number][] = [
  [/^r\d{8}$/, 1],
  [/^slim$/, 10],
  [/^browser$/, 100],
  [/^(?:amd64|arm64)$/, 1000],
];
const stages = ["alpha", "beta", "rc"];

interface VersionTag {
  tag: string;
  /** Without its variants: `2026.9.6-beta.1`. */
  version: string;
  number: OpenClawVersion;
  /** Below 0 before the release, above 0 for a correction of it (`2026.4.7-1`). */
  rank: readonly [stage: number, count: number];
  distance: number;
}

/**
 * A repository's tags as channels and versions, one tag a version, newest first. What is neither is left out, and so are
 * variants of a version (`-slim`, `-amd64`, `-r20260901`) where there is a plainer one.
 */
export function sortTags(tags: readonly string[]): Pick<ImageTags, "channels" | "versions"> {
  const there = new Set(tags);
  const plainest = new Map<string, VersionTag>();
  for (const tag of there) {
    const parsed = parseTag(tag);
    if (parsed === null) continue;
    const known = plainest.get(parsed.version);
    if (known === undefined || isPlainer(parsed, known)) plainest.set(parsed.version, parsed);
  }
  return {
    channels: channelOrder.filter((channel) => there.has(channel)),
    versions: [...plainest.values()]
      .sort(newestFirst)
      .map(({ tag, version, rank }) => ({ tag, version, prerelease: rank[0] < 0 })),
  };
}

function parseTag(tag: string): VersionTag | null {
  const [base = "", ...suffixes] = tag.replace(/^v/, "").split("-");
  const number = parseOpenClawVersion(base);
  if (number === null) return null;
  let version = base;
  let rank: VersionTag["rank"] = [0, 0];
  let distance = tag.startsWith("v") ? 0.5 : 0;
  for (const suffix of suffixes) {
    const variant = variants.find(([pattern]) => pattern.test(suffix));
    const stage = /^(alpha|beta|rc)(?:\.(\d{1,9}))?$/.exec(suffix);
    if (variant !== undefined) distance += variant[1];
    else if (stage !== null) rank = [stages.indexOf(stage[1] ?? "") - stages.length, Number(stage[2] ?? 0)];
    else if (/^\d{1,4}$/.test(suffix)) rank = [1, Number(suffix)];
    else return null;
    if (variant === undefined) version += `-${suffix}`;
  }
  return { tag, version, number, rank, distance };
}

/** Of two rebuilds of one version the later one. */
function isPlainer(a: VersionTag, b: VersionTag): boolean {
  return a.distance < b.distance || (a.distance === b.distance && a.tag > b.tag);
}

function newestFirst(a: VersionTag, b: VersionTag): number {
  return compareVersions(b.number, a.number) || b.rank[0] - a.rank[0] || b.rank[1] - a.rank[1];
}
