import type { EngineImage, ImageList } from "../contract/images.ts";
import type { ContainerSummary, Engine } from "../engine/engine.ts";
import type { ImageSummary } from "../engine/engine-images.ts";
import { isOpenClawImage } from "../gateway/is-openclaw-image.ts";
import { builtLabel, instanceLabel } from "../gateway/labels.ts";
import { imageVersion } from "../gateway/openclaw-version.ts";

export interface ListImagesOptions {
  engine: Engine;
  instanceId: string;
  /** The wish, as a reference. */
  wanted: string;
  /** Ids of images that a checkpoint goes back to. */
  goBack: readonly string[];
  /** Ids of images that came by Rockpool: a clean-up may offer them. */
  got: readonly string[];
  /** How many of the newest a clean-up leaves, besides those in use. */
  keep: number;
}

/** Images of OpenClaw on the engine, the newest first, with what uses them; and what builds of ours left behind. */
export async function listImages(options: ListImagesOptions): Promise<ImageList> {
  const { engine, instanceId } = options;
  const [all, containers, wanted] = await Promise.all([
    engine.listImages(),
    engine.listContainers({ all: true }),
    engine.inspectImage(options.wanted).catch(() => null),
  ]);
  const named = all
    .filter((image) => !image.dangling && isOurKind(image))
    .sort((a, b) => b.createdAt - a.createdAt);
  // A container names its image by what it was created from: only the engine knows which image that was.
  const details = await Promise.all(
    containers.map(({ id }) => engine.inspectContainer(id).catch(() => null)),
  );
  const users = new Map<string, EngineImage["usedBy"]>();
  for (const [index, found] of details.entries()) {
    const container = containers[index];
    if (found === null || container === undefined) continue;
    users.set(found.imageId, [...(users.get(found.imageId) ?? []), user(container, instanceId)]);
  }
  const images: EngineImage[] = [];
  for (const image of named) {
    const usedBy = users.get(image.id) ?? [];
    const reason = keptBecause(image, usedBy, images.length, { ...options, wantedId: wanted?.id ?? null });
    images.push(await engineImage(engine, image, usedBy, reason));
  }
  const leftovers = all
    .filter(({ dangling, labels, id }) => dangling && labels[instanceLabel] === instanceId && !users.has(id))
    .map(({ id, bytes, createdAt }) => ({ id, bytes, createdAt }));
  return { images, leftovers };
}

/** What an engine lists has labels but no command: a name tells as well. */
function isOurKind({ labels, references, repoDigests }: ImageSummary): boolean {
  const names = [...references, ...repoDigests].map((name) => name.replace(/[@:][^/]*$/, ""));
  return (
    isOpenClawImage({ labels }) ||
    builtLabel in labels ||
    names.some((name) => /(?:^|\/)openclaw$/.test(name))
  );
}

function user({ name, status, labels }: ContainerSummary, instanceId: string): EngineImage["usedBy"][number] {
  return { container: name, running: status === "running", ours: labels[instanceLabel] === instanceId };
}

function keptBecause(
  image: ImageSummary,
  usedBy: EngineImage["usedBy"],
  newer: number,
  options: ListImagesOptions & { wantedId: string | null },
): EngineImage["keptBecause"] {
  if (usedBy.length > 0) return "in-use";
  if (image.id === options.wantedId) return "wanted";
  if (options.goBack.includes(image.id)) return "go-back";
  if (newer < options.keep) return "recent";
  // Somebody else may have got it for himself: only what came by Rockpool is Rockpool's to offer for clearing away.
  const isBuilt = builtLabel in image.labels && image.labels[instanceLabel] === options.instanceId;
  return isBuilt || options.got.includes(image.id) ? null : "not-ours";
}

const built = ["npm", "release", "source", "derived"] as const;

async function engineImage(
  engine: Engine,
  image: ImageSummary,
  usedBy: EngineImage["usedBy"],
  reason: EngineImage["keptBecause"],
): Promise<EngineImage> {
  const details = await engine.inspectImage(image.id).catch(() => null);
  return {
    id: image.id,
    references: [...image.references],
    digest: image.repoDigests[0]?.split("@")[1] ?? null,
    version: imageVersion(image),
    createdAt: image.createdAt,
    bytes: image.bytes,
    architecture: details?.architecture ?? "",
    built: built.find((kind) => kind === image.labels[builtLabel]) ?? null,
    usedBy,
    keptBecause: reason,
  };
}
