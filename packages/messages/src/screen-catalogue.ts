import { actions } from "./en/actions.ts";
import { engineProducts } from "./en/engine-products.ts";
import { notices } from "./en/notices.ts";
import { operations } from "./en/operations.ts";
import { phases } from "./en/phases.ts";
import { progress } from "./en/progress.ts";
import { app } from "./en/screens/app.ts";
import { home } from "./en/screens/home.ts";
import { signIn } from "./en/screens/sign-in.ts";
import { status } from "./en/status.ts";
import { steps } from "./en/steps.ts";
import { units } from "./en/units.ts";
import { inLanguage } from "./in-language.ts";

const en = {
  actions,
  phases,
  status,
  steps,
  operations,
  progress,
  notices,
  units,
  engineProducts,
  screens: { app, home, signIn },
};

/**
 * The words that Home needs to paint. Those of other rooms (`log-words.ts` and its like) and of failures
 * (`failure-catalogue.ts`) come later. Another language is another value of this type.
 */
export type ScreenMessages = typeof en;

/** In the language of the tag; English for one that we do not speak. */
export function screenMessagesFor(language: string): ScreenMessages {
  return inLanguage({ en }, language);
}
