import type { ImageOperationKind } from "@rockpool/gateway-core/contract/operation";
import type { FailureWords } from "../../failure-words.ts";

const withImages: Record<ImageOperationKind, string> = {
  pull: "An image is being downloaded",
  build: "An image is being built",
  load: "An image is being loaded",
  save: "An image is being saved",
};

/** Why somebody else's gateway cannot be shown or copied; codes of gateway-core's adoption. */
const impossible: Readonly<Record<string, string>> = {
  native: "It runs without a container. Its state can be copied once it is stopped.",
  "auto-remove": "The engine removes it when it stops, and it could not be started again.",
  "no-state": "Its state is not mounted at /home/node/.openclaw, so nothing tells where it is.",
  "other-engine":
    "It is on another engine than the one in use. Watch it first, which brings its engine along.",
  "no-host-files": "The engine does not share this computer's files, so it cannot read that folder.",
  "other-rockpool": "Another Rockpool looks after it.",
  swarm: "A swarm looks after it, and would start it again.",
  scaled: "Its service runs more than once, and nothing tells which is meant.",
  removing: "It is being removed.",
  paused: "It is paused.",
};

/** Facts used: `path`, `backup`, `kind`, `field`, `fix`, `ours`, `theirs`, `what`, `because`. */
export const rockpoolFailures = {
  "settings-corrupt": {
    title: () => "The settings file is damaged",
    cause: ({ path }) => `${path ?? "The settings file"} could not be read.`,
    whatToDo: ({ backup }) =>
      backup
        ? `It was moved to ${backup}; the defaults are in use.`
        : "It was moved aside; the defaults are in use.",
  },
  "settings-newer": {
    title: () => "These settings are from a newer Rockpool",
    cause: () => "This Rockpool does not understand them and leaves them untouched.",
    whatToDo: () => "Update Rockpool, or remove the settings file to begin anew.",
  },
  "settings-read-only": {
    title: () => "Settings cannot be saved",
    cause: ({ path }) => `${path ?? "The settings file"} cannot be written.`,
    whatToDo: ({ needed }) =>
      needed === "yes"
        ? "Make the file and its folder writable for your account, then open Rockpool again. Without it Rockpool would not find its own gateway the next time, so it makes none."
        : "Make the file writable for your account. Until then changes are lost when Rockpool ends.",
  },
  "operation-busy": {
    title: () => "Something else is under way",
    cause: ({ kind }) =>
      kind && Object.hasOwn(withImages, kind)
        ? `${withImages[kind as ImageOperationKind]}, and Rockpool does one thing with images at a time.`
        : "Rockpool does one thing with the gateway at a time.",
    whatToDo: () => "Wait until it has finished, or cancel it.",
  },
  "operation-cancelled": {
    title: () => "Cancelled",
    cause: () => "You stopped this half-way. What was begun has been cleaned up; your state is kept.",
    whatToDo: () => "Start again whenever you like.",
  },
  "input-invalid": {
    title: () => "That value does not work",
    cause: ({ field }) => `${field ? `“${field}”` : "A value"} is not what Rockpool expected.`,
    whatToDo: ({ fix }) => (fix ? `Use ${fix}.` : "Correct it and try again."),
  },
  "not-found": {
    title: () => "Not found",
    cause: ({ what }) => `${what ?? "What you asked for"} is not there any more.`,
    whatToDo: () => "Look at the current state and try again.",
  },
  "service-unreachable": {
    title: () => "Rockpool's service does not answer",
    cause: () => "This window lost its connection to the part of Rockpool that looks after the gateway.",
    whatToDo: () =>
      "The gateway is not affected. Rockpool reconnects by itself; when it does not, start it again.",
  },
  "service-version": {
    title: () => "Two versions of Rockpool are running",
    cause: ({ ours, theirs }) =>
      ours && theirs
        ? `This one is ${ours}, the one already running is ${theirs}.`
        : "The Rockpool that is already running is of another version.",
    whatToDo: () => "Quit the other one, then start this one again.",
  },
  "not-supported": {
    title: () => "Not possible here",
    cause: ({ reason, because }) =>
      reason ?? impossible[because ?? ""] ?? "This version of OpenClaw or of the engine cannot do that.",
    whatToDo: ({ because }) =>
      impossible[because ?? ""] === undefined
        ? "The documentation says which versions can."
        : "Nothing was changed.",
  },
  unexpected: {
    title: () => "Something unexpected happened",
    cause: () => "Rockpool ran into an error that it has no words for.",
    whatToDo: () => "Try again. When it stays, report it with all the details shown.",
  },
} satisfies Record<string, FailureWords>;
