import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import type { imageWords } from "@rockpool/messages/image-words";

/** What the wished reference means on this computer. */
export function wishWords({ image, gateway }: Snapshot, words: (typeof imageWords)["en"]): string {
  const { here } = image;
  if (here === "unknown") return words.runs.asking;
  if (here === null) return words.runs.missing;
  const version = here.version === null ? words.unknownVersion : words.openClaw(here.version);
  const runs = gateway.container?.image;
  if (!runs) return version;
  return here.id === runs.id ? words.runs.same : words.runs.other(version);
}
