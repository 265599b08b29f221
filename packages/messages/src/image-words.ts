import { images } from "./en/screens/images.ts";
import type { Translations } from "./in-language.ts";

/** Of the room of images, and loaded with it. */
export const imageWords: Translations<typeof images> = { en: images };
