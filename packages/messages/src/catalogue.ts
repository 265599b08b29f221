import { cli } from "./en/cli.ts";
import { failures } from "./en/failures.ts";
import { modelAnswers } from "./en/model-answers.ts";
import { notifications, tray } from "./en/tray.ts";
import { inLanguage } from "./in-language.ts";
import { screenMessagesFor } from "./screen-catalogue.ts";

const en = { ...screenMessagesFor("en"), failures, modelAnswers, tray, notifications, cli };

/** Every word for people outside of the screens' rooms. Another language is another value of this type. */
export type Messages = typeof en;

/** In the language of the tag; English for one that we do not speak. */
export function messagesFor(language: string): Messages {
  return inLanguage({ en }, language);
}
