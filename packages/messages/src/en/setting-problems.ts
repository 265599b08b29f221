import type { SettingProblemCode } from "@rockpool/gateway-core/contract/settings/setting-problem";

/** What is wrong with a part of a setting, and what to do. */
export const settingProblems: Record<SettingProblemCode, (item: string) => string> = {
  "mount-parts": (item) => `${item} is no mount. Write source:target or source:target:options.`,
  "mount-source": (item) =>
    `${item} is neither a full path nor a volume's name. Give the path from the root of the disk.`,
  "mount-target": (item) => `${item} is not a full path in the container. Give one such as /home/node/music.`,
  "mount-root": (item) =>
    `${item} would hide a part of the system in the container. Choose a place such as /home/node/music.`,
  "mount-program": (item) =>
    `${item} would hide OpenClaw itself. Only the source of one plugin can be mounted there, at /app/extensions/NAME.`,
  "mount-reserved": (item) => `${item} has a setting of its own. Choose another place.`,
  "mount-option": (item) =>
    `${item} is no option of a mount. Options are ro, z, Z, cached, rslave and their like.`,
  "mount-twice": (item) => `Two mounts are at ${item}. Leave one of them out.`,
  "variable-name": (item) =>
    `${item} is no name of a variable. Use letters, digits and underscores, and no digit first.`,
  "variable-value": (item) => `The value of ${item} has a line break in it. Write it on one line.`,
  "variable-ours": (item) =>
    `${item} is set by Rockpool. Leave it out; the settings have what it stands for.`,
  "variable-secret": (item) =>
    `${item} looks like a secret, and everybody who may use the engine could read it here. Give it to OpenClaw itself.`,
};
