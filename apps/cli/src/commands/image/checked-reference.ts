import { isImageReference } from "@rockpool/gateway-core/contract/image-reference";
import { requireReference } from "@rockpool/gateway-core/contract/require-reference";

/** Refuses what no engine would read as an image, before anybody is asked. An image's id is one. */
export function checkedReference(text: string): string {
  if (!isImageReference(text)) requireReference(text);
  return text;
}
