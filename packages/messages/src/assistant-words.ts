import { assistant } from "./en/screens/assistant.ts";
import type { Translations } from "./in-language.ts";

/** Of the wizard's step about the model, and loaded with it. */
export const assistantWords: Translations<typeof assistant> = { en: assistant };
