import { demo } from "./en/screens/demo.ts";
import type { Translations } from "./in-language.ts";

/** Of the demo's page, and loaded with it. */
export const demoWords: Translations<typeof demo> = { en: demo };
