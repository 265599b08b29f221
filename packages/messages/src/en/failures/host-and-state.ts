import type { FailureWords } from "../../failure-words.ts";

/** Facts used: `path`, `state`, `holder`, `owner`, `free`. */
export const hostAndStateFailures = {
  "home-missing": {
    title: () => "Rockpool has no home folder",
    cause: () => "The variable HOME is not set, so there is no place for settings and for OpenClaw's state.",
    whatToDo: () => "Set HOME, or ROCKPOOL_HOME to a folder of your choice, and start again.",
  },
  "state-exists": {
    title: () => "An OpenClaw state is already here",
    cause: ({ path, state }) =>
      `${path ?? state ?? "The chosen place"} holds an OpenClaw configuration that Rockpool did not create.`,
    whatToDo: () => "Use it if it is yours and no other gateway needs it. Nothing was changed so far.",
  },
  "state-in-use": {
    title: () => "Another gateway uses this state",
    cause: ({ path, state, holder }) =>
      `${path ?? state ?? "The state"} is in use by ${holder ?? "another gateway"}. Two gateways on one state damage it.`,
    whatToDo: ({ holder }) =>
      `Stop ${holder ?? "the other gateway"} first, or choose another place for the state.`,
  },
  "state-not-writable": {
    title: () => "The state folder cannot be written",
    cause: ({ path }) => `The gateway's account may not write to ${path ?? "the state folder"}.`,
    whatToDo: () => "Give the folder back to your account, then try again.",
  },
  "state-foreign-owner": {
    title: () => "The state folder belongs to someone else",
    cause: ({ path, owner }) =>
      `${path ?? "The state folder"} belongs to ${owner ? `user ${owner}` : "another user"}, so the gateway could not write there.`,
    whatToDo: () => "Give the folder back to your account, then try again. Nothing was changed so far.",
  },
  "path-invalid": {
    title: () => "That folder cannot be used",
    cause: ({ path }) => `${path ? `“${path}”` : "The path"} is not a folder that the engine can use.`,
    whatToDo: () => "Choose another folder: a full path, without a colon in it.",
  },
  "disk-full": {
    title: () => "No disk space left",
    cause: ({ path }) => `There is no room to write${path ? ` to ${path}` : ""}.`,
    whatToDo: () => "Free some space, then try again. What was there before is intact.",
  },
} satisfies Record<string, FailureWords>;
