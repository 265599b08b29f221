import type { RemovalPreview } from "../contract/images.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { Engine, ImageDetails } from "../engine/engine.ts";
import { EngineError } from "../engine/engine-error.ts";

/** What a removal of this name, or of an image's id with all its names, would do. Throws RockpoolError `image-missing`, `image-in-use`. */
export async function previewRemoval(engine: Engine, reference: string): Promise<RemovalPreview> {
  const image = await engine.inspectImage(reference);
  if (image === null) throw missing(reference);
  const references = namesToGo(image, reference);
  const deletes = image.tags.every((tag) => references.includes(tag));
  if (deletes) await throwIfUsed(engine, image, reference);
  return { id: image.id, references, deletes, bytes: deletes ? image.sizeBytes : 0 };
}

/** Does what the preview says; an image that a container was made from is never forced away. */
export async function removeImage(engine: Engine, reference: string): Promise<RemovalPreview> {
  const preview = await previewRemoval(engine, reference);
  try {
    for (const name of preview.references) await engine.removeImage(name);
    // Without a tag, or by a digest alone, it goes by its id.
    if (preview.deletes && (await engine.inspectImage(preview.id)) !== null)
      await engine.removeImage(preview.id);
  } catch (error) {
    if (error instanceof EngineError && error.kind === "conflict") throw inUse(reference, null, error);
    throw error;
  }
  return preview;
}

function namesToGo({ id, tags }: ImageDetails, reference: string): string[] {
  const byId = id === reference || id.startsWith(`sha256:${reference}`);
  if (byId) return [...tags];
  return tags.filter((tag) => tag === reference || tag === `${reference}:latest` || sameName(tag, reference));
}

/** An engine shows short names of Docker's own registry. */
function sameName(tag: string, reference: string): boolean {
  const short = (name: string) => name.replace(/^(?:docker\.io\/)?(?:library\/)?/, "");
  return short(tag) === short(reference);
}

async function throwIfUsed(engine: Engine, image: ImageDetails, reference: string): Promise<void> {
  for (const container of await engine.listContainers({ all: true })) {
    const details = await engine.inspectContainer(container.id);
    if (details?.imageId === image.id) throw inUse(reference, container.name);
  }
}

function missing(image: string): RockpoolError {
  return new RockpoolError({
    code: "image-missing",
    message: `There is no image ${image}`,
    facts: { image },
  });
}

function inUse(image: string, holder: string | null, cause?: unknown): RockpoolError {
  const facts = { image, ...(holder === null ? {} : { holder }) };
  return new RockpoolError({ code: "image-in-use", message: `${image} is in use`, facts }, { cause });
}
