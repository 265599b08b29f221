import { RockpoolError } from "../../contract/rockpool-error.ts";
import type { RunStep } from "../step-context.ts";

/** Was looked up when the plan was made; here it only shows. */
export const checkImage: RunStep = async ({ observed }) => {
  if (observed.image === null) {
    const { image } = observed.wished.spec;
    throw new RockpoolError({ code: "image-missing", message: `No image ${image}`, facts: { image } });
  }
};
