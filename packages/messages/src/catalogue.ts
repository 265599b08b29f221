import { cli } from "./en/cli.ts";
import { tray } from "./en/tray.ts";
import { inLanguage } from "./in-language.ts";
import { screenMessagesFor } from "./screen-catalogue.ts";

const en = { ...screenMessagesFor("en"), tray, cli };

/** Every word for people. Another language is another value of this type: one that misses a word does not compile. */
export type Messages = typeof en;

/** In the language of the tag; English for one that we do not speak. */
export function messagesFor(language: string): Messages {
  return inLanguage({ en }, language);
}
