import { importForms, importReasons } from "../setting-imports.ts";
import { settingApplies, settingNames } from "../setting-names.ts";
import { settingProblems } from "../setting-problems.ts";

/** `rockpool config …` */
export const config = {
  settings: settingNames,
  applies: settingApplies,
  problems: settingProblems,
  noSuchKey: (key: string, keys: string) => `There is no setting "${key}". There are: ${keys}.`,
  badValue: (key: string, value: string, expected: string) =>
    `${key} cannot be "${value}". Give ${expected}.`,
  badPart: (key: string, problem: string) => `${key}: ${problem}`,
  nothingToSave: "No OPENCLAW_* variable is set, so there is nothing to save. Give a key and a value.",
  needsValue: (key: string) => `Give a value for ${key}.`,
  saved: (key: string, value: string) => `${key} is now ${value === "" ? "empty" : value}`,
  overridden: (variable: string) => `(overridden by ${variable})`,
  change: (key: string, from: string, to: string) =>
    `${key}: ${from === "" ? "empty" : from} → ${to === "" ? "empty" : to}`,
  container: "In the container",
  noDifference: "The container is made of the settings as they are.",
  interrupts: "'rockpool config apply' makes the container anew; the gateway is away meanwhile.",
  nothingToApply: "Nothing to apply.",
  notRunning: "The gateway does not run: its next start applies the settings.",
  applied: (address: string) => `Settings applied. Running at ${address}`,
  exported: (folder: string) => `Written. Start it there with: cd ${folder} && docker compose up -d`,
  secretsLeft:
    "Fill in the empty variables of .env first: their values are in the gateway's container and were not written.",
  notSaid: (names: string) => `Compose has no word for: ${names}`,
  fileHead: (name: string) => `# ${name}`,
  cannotRead: (file: string, reason: string) => `${file} cannot be read: ${reason}`,
  left: "Not taken",
  reasons: importReasons,
  changedForms: importForms,
  nothingToTake: "There is no setting in it.",
  opensToNetwork:
    "Everybody in this computer's networks can then reach the gateway's port; whoever has its token can use it. On Linux Docker's rules come before those of a firewall: limit it in the chain DOCKER-USER.",
  takesEffect: "It takes effect with 'rockpool config apply'.",
  takesEffectAtUp: "It takes effect at the next 'rockpool up'.",
  takesEffectAtBuild: "It takes effect at the next 'rockpool image build'.",
};
