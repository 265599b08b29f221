import type { Checkpoint } from "@rockpool/gateway-core/contract/checkpoint";
import type { EngineImage, ImageTags, ResolvedImage } from "@rockpool/gateway-core/contract/images";
import { snapshotIn } from "../testing/snapshots.ts";

const day = 86_400_000;
const now = Date.now();
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
export const repository = "ghcr.io/openclaw/openclaw";

export function sampleImage(version: string, part: Partial<EngineImage> = {}): EngineImage {
  return {
    id: `sha256:${version.replaceAll(/\D/g, "").padEnd(64, "0")}`,
    references: [`${repository}:${version}`],
    digest: digest("a"),
    version,
    createdAt: now - 21 * day,
    bytes: 2_840_000_000,
    architecture: "amd64",
    built: null,
    usedBy: [],
    keptBecause: null,
    ...part,
  };
}

const running = sampleImage("2026.9.6", {
  id: snapshotIn("running").gateway.container?.image.id ?? "",
  digest: snapshotIn("running").gateway.container?.image.digest ?? null,
  references: [`${repository}:2026.9.6`, `${repository}:latest`],
  usedBy: [{ container: "rockpool-gateway", running: true, ours: true }],
  keptBecause: "in-use",
  createdAt: now - 9 * day,
});

/** Of every kind one, and enough of them for a long list. */
export const twelveImages: EngineImage[] = [
  running,
  sampleImage("2026.9.5", { keptBecause: "go-back", createdAt: now - 24 * day }),
  sampleImage("2026.9.6-beta.2", { createdAt: now - 17 * day }),
  sampleImage("2026.8.30", {
    references: ["rockpool/openclaw:npm-2026.8.30"],
    built: "npm",
    digest: null,
    bytes: 880_000_000,
    keptBecause: "recent",
  }),
  sampleImage("2026.8.12", {
    references: [
      "registry.internal.example-company-with-a-long-name.com:5000/platform/agents/openclaw-gateway-hardened:2026.8.12-bookworm-slim-amd64",
    ],
    digest: digest("b"),
    keptBecause: "not-ours",
    usedBy: [
      { container: "openclaw-of-the-research-team", running: true, ours: false },
      { container: "openclaw-of-the-research-team-canary", running: false, ours: false },
    ],
  }),
  sampleImage("2026.8.1", { references: ["rockpool/openclaw:mine"], built: "derived", digest: null }),
  sampleImage("2026.7.20", { references: [], digest: null }),
  sampleImage("main", { version: null, id: digest("c"), references: [`${repository}:main-browser`] }),
  ...["2026.7.4", "2026.6.18", "2026.5.30", "2026.4.29"].map((version, index) =>
    sampleImage(version, { createdAt: now - (90 + index * 30) * day }),
  ),
];

export const leftovers = [
  { id: digest("d"), bytes: 412_000_000, createdAt: now - 2 * day },
  { id: digest("e"), bytes: 96_000_000, createdAt: now - 8 * day },
];

export function resolvedImage(reference: string, part: Partial<ResolvedImage> = {}): ResolvedImage {
  return {
    reference,
    digest: digest("f"),
    manifestDigest: digest("0"),
    platform: { os: "linux", architecture: "amd64" },
    layers: [],
    bytes: 1_120_000_000,
    version: "2026.9.7",
    createdAt: now - 2 * day,
    isOpenClaw: true,
    access: "anonymous",
    ...part,
  };
}

export const manyTags: ImageTags = {
  repository,
  channels: ["latest", "main", "extended-stable"],
  versions: [9, 8, 7, 6, 5].flatMap((month) =>
    [7, 6, 5, 4].flatMap((patch) => {
      const version = `2026.${month}.${patch}`;
      const beta = `${version}-beta.1`;
      return [
        { tag: version, version, prerelease: false },
        { tag: beta, version: beta, prerelease: true },
      ];
    }),
  ),
  more: true,
};

export function sampleCheckpoint(part: Partial<Checkpoint> = {}): Checkpoint {
  return {
    id: "cp-1",
    at: now - 9 * day,
    reason: "change",
    stateLocator: "bind:/home/ada/.openclaw",
    version: "2026.9.5",
    image: { reference: `${repository}:2026.9.5`, id: digest("1"), digest: digest("2") },
    parts: [
      { name: "state", bytes: 412_000_000, checksum: digest("3") },
      { name: "workspace", bytes: 96_000_000, checksum: digest("4") },
    ],
    bytes: 508_000_000,
    tookMs: 6200,
    ...part,
  };
}

export const threeCheckpoints: Checkpoint[] = [
  sampleCheckpoint(),
  sampleCheckpoint({ id: "cp-2", at: now - 40 * day, reason: "go-back", version: "2026.8.30" }),
  sampleCheckpoint({ id: "cp-3", at: now - 120 * day, reason: "use-existing", version: "2026.4.29" }),
];
