import type { SettingsImport } from "@rockpool/gateway-core/contract/settings-import";

/** Why a part of a file is not taken into the settings, after a colon. */
export const importReasons: Record<SettingsImport["left"][number]["why"], string> = {
  secret: "a secret; give it to OpenClaw itself",
  invalid: "not a value that the setting can have",
  missing: "a variable that has no value here",
  unknown: "no setting of Rockpool's",
  "own-way": "Rockpool does this in its own way",
};

/** What is taken in another form than it is written. */
export const importForms: Record<SettingsImport["changed"][number], string> = {
  "beyond-loopback": "Published on every address there; here on this computer only.",
  "bind-alias": "An address stood where a mode belongs; Rockpool uses the mode lan.",
};
