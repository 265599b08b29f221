import { change } from "./en/screens/change.ts";
import type { Translations } from "./in-language.ts";

/** Of the questions about versions, and loaded with them. */
export const changeWords: Translations<typeof change> = { en: change };
