import type { Engine } from "../../engine/engine.ts";
import type { WishedGateway } from "../../gateway/gateway-spec.ts";
import { volumeOwnerArchive } from "../../gateway/volume-owner-archive.ts";
import type { RunStep } from "../step-context.ts";
import { theContainer } from "../the-container.ts";

/** A fresh volume's root belongs to root. Done again whenever a container is made: it changes the root and nothing in it. */
export const ownVolumes: RunStep = (context) =>
  giveVolumes(context.engine, theContainer(context).id, context.observed.wished);

export async function giveVolumes(
  engine: Engine,
  id: string,
  { volumes, owner }: WishedGateway,
): Promise<void> {
  for (const { target } of volumes) {
    const { path, tar } = await volumeOwnerArchive(target, owner);
    await engine.putArchive(id, path, tar);
  }
}
