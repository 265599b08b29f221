import { actions } from "./en/actions.ts";
import { cli } from "./en/cli.ts";
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
import { status } from "./en/status.ts";
import { steps } from "./en/steps.ts";
import { tray } from "./en/tray.ts";
import { units } from "./en/units.ts";

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
  screens: { app, home, dashboard, logs, settings },
  tray,
  cli,
};

/** Every word for people. Another language is another value of this type: one that misses a word does not compile. */
export type Messages = typeof en;

const catalogues = { en } satisfies Record<string, Messages>;
export type Language = keyof typeof catalogues;

/** The catalogue of a language, by its tag (`it`, `it-IT`); English for one that we do not speak. */
export function messagesFor(language: string): Messages {
  const base = language.toLowerCase().split(/[-_]/)[0] ?? "";
  return Object.hasOwn(catalogues, base) ? catalogues[base as Language] : en;
}
