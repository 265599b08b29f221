import { actions } from "./en/actions.ts";
import { engineProducts } from "./en/engine-products.ts";
import { failures } from "./en/failures.ts";
import { notices } from "./en/notices.ts";
import { operations } from "./en/operations.ts";
import { phases } from "./en/phases.ts";
import { app } from "./en/screens/app.ts";
import { dashboard } from "./en/screens/dashboard.ts";
import { home } from "./en/screens/home.ts";
import { logs } from "./en/screens/logs.ts";
import { settings } from "./en/screens/settings.ts";
import { signIn } from "./en/screens/sign-in.ts";
import { status } from "./en/status.ts";
import { steps } from "./en/steps.ts";
import { units } from "./en/units.ts";
import { inLanguage } from "./in-language.ts";

const en = {
  failures,
  actions,
  phases,
  status,
  steps,
  operations,
  notices,
  units,
  engineProducts,
  screens: { app, home, dashboard, logs, settings, signIn },
};

/** The words that screens need: they load this and not the rest. Another language is another value of this type. */
export type ScreenMessages = typeof en;

/** In the language of the tag; English for one that we do not speak. */
export function screenMessagesFor(language: string): ScreenMessages {
  return inLanguage({ en }, language);
}
