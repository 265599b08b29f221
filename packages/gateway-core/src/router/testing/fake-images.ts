import type { Checkpoint } from "../../contract/checkpoint.ts";
import type { ImageList, ImageTags, RemovalPreview, ResolvedImage } from "../../contract/images.ts";

const reference = "ghcr.io/openclaw/openclaw:2026.9.6";
const digest = `sha256:${"8c1f4f0d".repeat(8)}`;

/** What a fake service says of images; each value as the real one would give it. */
export const fakeImages = {
  list: {
    images: [
      {
        id: `sha256:${"0b9d".repeat(16)}`,
        references: [reference],
        digest,
        version: "2026.9.6",
        createdAt: 1_790_000_000_000,
        bytes: 1_170_000_000,
        architecture: "amd64",
        built: null,
        usedBy: [{ container: "rockpool-gateway", running: true, ours: true }],
        keptBecause: "in-use",
      },
      {
        id: `sha256:${"77aa".repeat(16)}`,
        references: ["rockpool/openclaw:2026.4.29-npm"],
        digest: null,
        version: "2026.4.29",
        createdAt: 1_777_000_000_000,
        bytes: 580_000_000,
        architecture: "amd64",
        built: "npm",
        usedBy: [],
        keptBecause: null,
      },
    ],
    leftovers: [{ id: `sha256:${"99cc".repeat(16)}`, bytes: 240_000_000, createdAt: 1_777_000_000_000 }],
  } satisfies ImageList,
  tags: {
    repository: "ghcr.io/openclaw/openclaw",
    channels: ["latest", "main", "extended-stable", "latest-browser"],
    versions: [
      { tag: "2026.9.6", version: "2026.9.6", prerelease: false },
      { tag: "2026.9.5", version: "2026.9.5", prerelease: false },
      { tag: "2026.9.1-beta.1", version: "2026.9.1", prerelease: true },
    ],
    more: false,
  } satisfies ImageTags,
  resolved: {
    reference,
    digest,
    manifestDigest: digest,
    platform: { os: "linux", architecture: "amd64" },
    layers: [{ digest, bytes: 400_000_000 }],
    bytes: 400_000_000,
    version: "2026.9.6",
    createdAt: 1_790_000_000_000,
    isOpenClaw: true,
    access: "anonymous",
  } satisfies ResolvedImage,
  removal: {
    id: `sha256:${"77aa".repeat(16)}`,
    references: ["rockpool/openclaw:2026.4.29-npm"],
    deletes: true,
    bytes: 580_000_000,
  } satisfies RemovalPreview,
  checkpoint: {
    id: "20261125-120000-ab12",
    at: 1_795_000_000_000,
    reason: "change",
    stateLocator: "bind:/home/a/.openclaw",
    version: "2026.4.29",
    image: { reference: "rockpool/openclaw:2026.4.29-npm", id: `sha256:${"77aa".repeat(16)}`, digest: null },
    parts: [{ name: "state", bytes: 120_000_000, checksum: `sha256:${"11".repeat(32)}` }],
    bytes: 120_000_000,
    tookMs: 900,
  } satisfies Checkpoint,
};
