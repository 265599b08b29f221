import { setup } from "./en/screens/setup.ts";
import type { Translations } from "./in-language.ts";

/** Of the wizard, and loaded with it. */
export const setupWords: Translations<typeof setup> = { en: setup };
