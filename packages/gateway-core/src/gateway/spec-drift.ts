import type { ContainerDetails } from "../engine/engine.ts";
import type { WishedGateway } from "./gateway-spec.ts";

/** Names of the spec's fields in which the container differs from the wish; empty when nothing is to be applied. */
export function specDrift(_wished: WishedGateway, _details: ContainerDetails): string[] {
  throw new Error("not written yet");
}
