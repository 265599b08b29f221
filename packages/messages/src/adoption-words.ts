import { adoption } from "./en/screens/adoption/gateways.ts";
import type { Translations } from "./in-language.ts";

/** Of the room of gateways that run already, and loaded with it. */
export const adoptionWords: Translations<typeof adoption> = { en: adoption };
