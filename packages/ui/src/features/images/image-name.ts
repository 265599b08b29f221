import type { EngineImage } from "@rockpool/gateway-core/contract/images";
import type { imageWords } from "@rockpool/messages/image-words";
import { shortDigest } from "../frame/short-digest.ts";

/** As a person would call it: by its name, and where it has none by its id. */
export function imageName({ references, id }: Pick<EngineImage, "references" | "id">): string {
  return references[0] ?? shortDigest(id);
}

/** "OpenClaw 2026.9.6". */
export function versionWords(version: string | null, words: (typeof imageWords)["en"]): string {
  return version === null ? words.unknownVersion : words.openClaw(version);
}
