import type { ResolvedImage } from "@rockpool/gateway-core/contract/images";
import type { ScreenMessages } from "@rockpool/messages/screen-catalogue";
import type { setupWords } from "@rockpool/messages/setup-words";
import type { Read } from "../../state/use-read.ts";

/** How large a download would be, as its registry says; a rough figure where it does not. */
export function imageSize(
  { value, reading }: Read<ResolvedImage>,
  words: (typeof setupWords)["en"]["image"],
  { units }: ScreenMessages,
): string {
  if (value) return words.size(value.version, units.bytes(value.bytes));
  return reading ? words.asking : words.unknownSize;
}
