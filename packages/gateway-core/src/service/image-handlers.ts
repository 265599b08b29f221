import type { CallName, Handlers } from "../contract/calls.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { Host } from "../host/host.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { EngineLink } from "./engine-link.ts";
import type { ImageCheck } from "./image-check.ts";
import type { ImageOperations } from "./image-operations.ts";
import type { StateHolder } from "./service-state.ts";

type Name = Extract<CallName, `images.${string}`>;

export interface ImageHandlersOptions {
  host: Host;
  settings: SettingsStore;
  state: StateHolder;
  link: EngineLink;
  images: ImageOperations;
  imageCheck: ImageCheck;
}

/** Images: what there is, what there could be, and what goes. What takes long is an operation. */
export function imageHandlers(options: ImageHandlersOptions): Pick<Handlers, Name> {
  const { host, settings, state, link, images } = options;

  async function list() {
    const { engine } = await link.connected();
    const { listImages } = await import("../images/list-images.ts");
    const { instanceId, checkpoints, change, gotImages } = settings.memory();
    return listImages({
      engine,
      instanceId,
      wanted: state.get().overrides.image ?? settings.preferences().image,
      goBack: [...checkpoints.map(({ image }) => image.id), ...(change ? [change.from.imageId] : [])],
      got: gotImages,
      keep: settings.preferences().keepImages,
    });
  }

  async function registry() {
    const { registryClient } = await import("../images/registry/registry-client.ts");
    return registryClient({ host });
  }

  async function cleanUp() {
    const { engine } = await link.connected();
    const { removeImage } = await import("../images/remove-image.ts");
    const { images: all, leftovers } = await list();
    const removed: string[] = [];
    let bytes = 0;
    for (const { id, bytes: size } of [
      ...all.filter(({ keptBecause }) => keptBecause === null),
      ...leftovers,
    ]) {
      try {
        await removeImage(engine, id);
        removed.push(id);
        bytes += size;
      } catch (error) {
        // Somebody began to use it since it was listed: then it stays.
        if (!(error instanceof RockpoolError && ["image-in-use", "image-missing"].includes(error.code)))
          throw error;
      }
    }
    return { removed, bytes };
  }

  return {
    "images.list": list,
    "images.tags": async ({ reference }) => (await registry()).listTags(reference),
    "images.resolve": async ({ reference }) => {
      const { facts } = await link.connected();
      return (await registry()).resolveImage(reference, { os: "linux", architecture: facts.architecture });
    },
    "images.pull": ({ reference }) => images.pull(reference),
    "images.build": ({ source }) => images.build(source),
    "images.load": ({ path }) => images.load(path),
    "images.save": (wish) => images.save(wish),
    "images.previewRemoval": async ({ reference }) => {
      const { engine } = await link.connected();
      return (await import("../images/remove-image.ts")).previewRemoval(engine, reference);
    },
    "images.remove": async ({ reference }) => {
      const { engine } = await link.connected();
      return (await import("../images/remove-image.ts")).removeImage(engine, reference);
    },
    "images.cleanUp": cleanUp,
    "images.check": () => options.imageCheck.now(),
  };
}
