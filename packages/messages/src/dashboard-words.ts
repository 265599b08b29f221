import { dashboard } from "./en/screens/dashboard.ts";
import type { Translations } from "./in-language.ts";

/** Of the room of OpenClaw's own page, and loaded with it. */
export const dashboardWords: Translations<typeof dashboard> = { en: dashboard };
