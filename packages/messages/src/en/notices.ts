import type { Notice } from "@rockpool/gateway-core/contract/snapshot";
import type { Facts } from "../failure-words.ts";

/** `action` is the label of the one button, for notices that have one. */
export interface NoticeWords {
  readonly title: string;
  readonly text: (facts: Facts) => string;
  readonly tone: "info" | "warning";
  readonly action: string | null;
}

const overridden: Readonly<Record<string, string>> = {
  image: "The image",
  port: "The port",
  stateDir: "The state folder",
  workspaceDir: "The workspace",
};

/** Fields of the container in which it differs from the settings (gateway-core, spec-drift.ts). */
const changed: Readonly<Record<string, string>> = {
  image: "image",
  ports: "port",
  mounts: "folders",
  user: "user",
  env: "environment",
};

/** "The running container still has the old image and port." */
function waiting(fields: string | undefined): string {
  const known = (fields ?? "").split(", ").flatMap((field) => changed[field] ?? []);
  return `The running container still has the old ${known.length === 0 ? "settings" : known.join(" and ")}.`;
}

export const notices: Record<Notice["code"], NoticeWords> = {
  "settings-recovered": {
    title: "Settings were reset",
    text: ({ backup, restored }) => {
      const where = backup ? `was kept as ${backup}` : "was moved aside";
      const now =
        restored === "yes" ? "the last good settings" : "defaults, where a value could not be read,";
      return `The settings file was damaged. It ${where}; ${now} are in use.`;
    },
    tone: "warning",
    action: null,
  },
  "settings-newer": {
    title: "Settings from a newer Rockpool",
    text: () => "They are left untouched. Changes you make here are not saved.",
    tone: "warning",
    action: null,
  },
  "settings-read-only": {
    title: "Settings cannot be saved",
    text: ({ path }) => `${path ?? "The settings file"} is read-only. Changes last until Rockpool ends.`,
    tone: "warning",
    action: null,
  },
  "override-active": {
    title: "A setting is overridden",
    text: ({ name, value }) =>
      `${overridden[name ?? ""] ?? "A setting"} is ${value ?? "set"} for now, by the environment. Your own setting is kept.`,
    tone: "info",
    action: null,
  },
  "exposed-beyond-loopback": {
    title: "Others can reach this gateway",
    text: ({ published }) =>
      `It listens on ${published ?? "more than this computer"}. Restart it to allow this computer only.`,
    tone: "warning",
    action: "Restart",
  },
  "open-to-network": {
    title: "Your networks can reach this gateway",
    text: ({ published }) =>
      `It is published on ${published ?? "every address"}, as you set it. Whoever knows its token can use it; keep the token safe, and mind that a firewall on Linux does not stop what Docker publishes.`,
    tone: "warning",
    action: null,
  },
  "theirs-exposed": {
    title: "Others can reach this gateway",
    text: ({ published }) =>
      `Whoever made it published it on ${published ?? "more than this computer"}, and may have wanted that.`,
    tone: "warning",
    action: null,
  },
  "recreate-to-apply": {
    title: "Changed settings are not applied yet",
    text: ({ fields }) => `${waiting(fields)} State and workspace are kept.`,
    tone: "info",
    action: "Apply now",
  },
  "token-in-environment": {
    title: "The gateway's token is in its environment",
    text: () =>
      "Whoever may use the engine can read it there. OpenClaw's own configuration is a better place.",
    tone: "warning",
    action: null,
  },
};
