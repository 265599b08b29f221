import { volumeOwnerArchive } from "../../gateway/volume-owner-archive.ts";
import { theContainer } from "../running-container.ts";
import type { RunStep } from "../step-context.ts";

/** A fresh volume's root belongs to root. Done again whenever a container is made: it changes the root and nothing in it. */
export const ownVolumes: RunStep = async (context) => {
  const { volumes, owner } = context.observed.wished;
  const { id } = theContainer(context);
  for (const { target } of volumes) {
    const { path, tar } = await volumeOwnerArchive(target, owner);
    await context.engine.putArchive(id, path, tar);
  }
};
