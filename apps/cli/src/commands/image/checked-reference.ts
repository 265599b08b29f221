import { isImageReference } from "@rockpool/gateway-core/contract/image-reference";
import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";

/** Refuses what no engine would read as an image, before anybody is asked. */
export function checkedReference(text: string): string {
  if (isImageReference(text)) return text;
  throw new RockpoolError({
    code: "image-reference-invalid",
    message: `not an image reference: ${JSON.stringify(text)}`,
    facts: { image: text },
  });
}
