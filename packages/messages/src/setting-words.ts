import { settings } from "./en/screens/settings.ts";
import type { Translations } from "./in-language.ts";

/** Of the settings room, and loaded with it. */
export const settingWords: Translations<typeof settings> = { en: settings };
