import { hello } from "./en/screens/hello.ts";
import type { Translations } from "./in-language.ts";

/** Of the wizard's last step and of the small chat, and loaded with them. */
export const helloWords: Translations<typeof hello> = { en: hello };
