import { channels } from "./en/screens/channels.ts";
import type { Translations } from "./in-language.ts";

/** Of the rooms of channels and devices, and loaded with them. */
export const channelWords: Translations<typeof channels> = { en: channels };
