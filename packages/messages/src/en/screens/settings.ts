import { diskPlaces } from "../disk-places.ts";
import { exposure } from "../exposure.ts";
import { importForms, importReasons } from "../setting-imports.ts";
import { settingApplies, settingGroupNames, settingNames } from "../setting-names.ts";
import { settingProblems } from "../setting-problems.ts";

/** Words of the settings room. */
export const settings = {
  title: "Settings",
  names: settingNames,
  groups: settingGroupNames,
  groupsLabel: "Groups of settings",
  applies: settingApplies,
  problems: settingProblems,
  give: (takes: string) => `Give ${takes}.`,
  search: "Search settings",
  clearSearch: "Clear the search",
  found: (count: number) => (count === 1 ? "1 setting found" : `${count} settings found`),
  nothingFound: "No setting is called that. Try a word such as port, or a variable such as OPENCLAW_TZ.",
  reset: (label: string) => `${label}: back to the default`,
  overridden: (value: string) => `The environment says ${value} for now.`,
  automatic: "Automatic",
  themes: { system: "System", light: "Light", dark: "Dark" },
  reaches: { computer: "This computer", network: "My networks" },
  protocols: { auto: "Automatic", "http/protobuf": "http/protobuf" },
  stateKinds: { auto: "Automatic", bind: "Folder", volume: "Volume" },
  statePath: "Folder of the state",
  volumeName: "Volume of the state",
  automaticState: { bind: "~/.openclaw, a folder on this computer", volume: "A named volume of the engine" },
  chosenByRockpool: "Chosen by Rockpool",
  engineSearch: "Found by Rockpool",

  mounts: {
    source: "On this computer",
    target: "In the container",
    readOnly: "Read only",
    remove: (source: string) => `Take out ${source}`,
    add: "Add a mount",
  },

  changed: (count: number) =>
    count === 1 ? "1 change is not applied yet" : `${count} changes are not applied yet`,
  review: "Review and apply",
  discard: "Undo",
  invalid: "Some of them cannot be. They say why.",

  apply: {
    title: "Apply these changes?",
    looking: "Looking at what would change",
    container: "What changes in the container",
    interrupts:
      "The gateway is away while its container is made anew. If it does not get ready, the container and the settings of before come back.",
    opens:
      "From then on everybody in this computer's networks can reach the gateway's port, and whoever has its token can use your assistant and what it may do. On Linux a firewall such as ufw does not stop that: Docker's own rules come first. Limit it in the chain DOCKER-USER.",
    atStart: "The gateway does not run: its next start uses them.",
    yes: "Apply",
    save: "Save",
    no: "Not now",
  },
  saved: "Saved",

  proof: {
    title: "Who can reach it now",
    facts: exposure,
    ask: "Try it",
    again: "Try again",
    asking: "Trying from this computer's addresses",
  },

  disk: {
    title: "How much it takes",
    places: diskPlaces,
    ask: "Measure",
    again: "Measure again",
    asking: "Measuring in the gateway's container",
    unknown: "Could not be measured",
  },

  files: {
    title: "Files",
    out: "Take it with you",
    outLead:
      "Files that make this gateway without Rockpool, with the names of OpenClaw's own setup. No secret is in them. Stop this gateway before you start another one on its state.",
    reading: "Putting the files together",
    save: (name: string) => `Save ${name}`,
    line: "As one line",
    copyLine: "Copy the docker line",
    copied: "Copied",
    notSaid: "Compose has no word for everything",
    secrets: "Some variables of .env are empty",
    secretsText: "Their values are in the gateway's container and were not written. Fill them in yourself.",
    in: "Bring it in",
    inLead:
      "A .env, or a compose file with its .env, as settings. What comes in waits for you below; what is left is named.",
    choose: "Choose files",
    tookNothing: "There is no setting in these files.",
    took: (count: number) => (count === 1 ? "1 setting came in" : `${count} settings came in`),
    left: "Not taken",
    reasons: importReasons,
    changedForms: importForms,
  },
};
