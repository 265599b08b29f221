import { logs } from "./en/screens/logs.ts";
import type { Translations } from "./in-language.ts";

/** Of the log room, and loaded with it. */
export const logWords: Translations<typeof logs> = { en: logs };
