import type { FailureWords } from "../../failure-words.ts";
import { holderWords } from "../holder.ts";
import { units } from "../units.ts";

/** Facts used: `path`, `value`, `state`, `holder`, `owner`, `wanted`, `reason`, `free` (bytes), `version`, `stateVersion`. */
export const hostAndStateFailures = {
  "home-missing": {
    title: () => "Rockpool has no home folder",
    cause: ({ path, reason }) =>
      path
        ? `The folder ${path} cannot be made (${reason ?? "not allowed"}), so there is no place for Rockpool's own files.`
        : "The variable HOME is not set, so there is no place for settings and for OpenClaw's state.",
    whatToDo: () => "Set HOME, or ROCKPOOL_HOME, to a folder that your account can write, and start again.",
  },
  "state-exists": {
    title: () => "An OpenClaw state is already here",
    cause: ({ path, state, found, holder }) => {
      const where = path ?? state ?? "The chosen place";
      if (holder) return `${where} already belongs to ${holderWords(holder, "another container")}.`;
      if (found === "volume") return `The volume ${where} exists, and Rockpool did not create it.`;
      return `${where} holds an OpenClaw configuration that Rockpool did not create.`;
    },
    whatToDo: () => "Use it if it is yours and no other gateway needs it. Nothing was changed so far.",
  },
  "state-in-use": {
    title: () => "Another gateway uses this state",
    cause: ({ path, state, holder }) =>
      `${path ?? state ?? "The state"} is in use by ${holderWords(holder, "another gateway")}. ` +
      "Two gateways on one state damage it.",
    whatToDo: ({ holder }) =>
      `Stop ${holderWords(holder, "the other gateway")} first, or choose another place for the state.`,
  },
  "state-not-writable": {
    title: () => "The state folder cannot be written",
    cause: ({ path }) => `The gateway's account may not write to ${path ?? "the state folder"}.`,
    whatToDo: () => "Give the folder back to your account, then try again.",
  },
  "state-foreign-owner": {
    title: () => "The state folder belongs to someone else",
    cause: ({ path, owner }) =>
      `${path ?? "The state folder"} belongs to ${ownerWords(owner)}, so the gateway could not write there.`,
    whatToDo: ({ path, wanted }) =>
      path && wanted
        ? `Repair the ownership, or give it to the gateway's user with sudo chown -R ${wanted} ${path}. Nothing was changed so far.`
        : "Give the folder back to your account, then try again. Nothing was changed so far.",
  },
  "state-newer": {
    title: () => "The state is newer than the image",
    cause: ({ version, stateVersion }) =>
      `OpenClaw ${stateVersion ?? "of a newer version"} has worked on this state and changed it; ${version ?? "the older one"} cannot read it any more.`,
    whatToDo: ({ stateVersion }) =>
      `Choose an image of ${stateVersion ? `OpenClaw ${stateVersion}` : "that version"} or newer, or go back to a copy of the state. Nothing was changed so far.`,
  },
  "path-invalid": {
    title: () => "That folder cannot be used",
    cause: ({ path, value, reason }) => {
      const which = value ?? path;
      return `${which ? `“${which}”` : "The folder"} ${pathReasons[reason ?? ""] ?? "is not a folder that the engine can use"}.`;
    },
    whatToDo: () => "Choose another folder, and give its whole path.",
  },
  "mount-source-missing": {
    title: () => "An extra mount is not there",
    cause: ({ path }) =>
      `${path ?? "A folder"} is to be mounted into the gateway, and nothing is at that path.`,
    whatToDo: () =>
      "Make it, connect its drive, or take the mount out of the settings. Nothing was changed so far.",
  },
  "disk-full": {
    title: () => "No disk space left",
    cause: ({ path, free }) => {
      const where = path ? ` at ${path}` : "";
      return free
        ? `Only ${units.bytes(Number(free))} are free${where}.`
        : `There is no room to write${where}.`;
    },
    whatToDo: () => "Free some space, then try again. What was there before is intact.",
  },
} satisfies Record<string, FailureWords>;

function ownerWords(owner: string | undefined): string {
  if (owner === undefined) return "another user";
  return owner === "0" ? "the administrator (root)" : `user ${owner}`;
}

const pathReasons: Readonly<Record<string, string>> = {
  empty: "is empty",
  "control-character": "contains a character that no path may contain",
  relative: "is not a whole path",
  root: "is the root of the disk",
  home: "is your home folder itself",
  overlap: "would hold OpenClaw's state inside the workspace, where agents can read it",
  shared: "holds more than a gateway's data, so its owner stays",
  file: "is a file, or lies below one",
};
