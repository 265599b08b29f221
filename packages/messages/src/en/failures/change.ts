import type { FailureWords } from "../../failure-words.ts";
import { units } from "../units.ts";

/** Facts used: `from`, `to`, `path`, `needs`, `free` (both bytes), `reason`, `what`, `log`. */
export const changeFailures = {
  "checkpoint-no-room": {
    title: () => "No room for a copy of the state",
    cause: ({ needs, free, path }) =>
      `The copy needs ${needs ? units.bytes(Number(needs)) : "more room"}${path ? ` at ${path}` : ""}; ${free ? units.bytes(Number(free)) : "too little"} are free.`,
    whatToDo: () =>
      "Free some space, or remove older copies, then try again. Without a copy there is no way back, so nothing was changed.",
  },
  "checkpoint-failed": {
    title: () => "The state could not be copied",
    cause: ({ reason }) => `The copy did not come out like the original${reason ? ` (${reason})` : ""}.`,
    whatToDo: () => "Try again. Without a copy there is no way back, so nothing was changed.",
  },
  "checkpoint-missing": {
    title: () => "There is no copy to go back to",
    cause: ({ what }) => (what ? `${what} is not there.` : "None was made, or none is left."),
    whatToDo: () => "Choose another copy, or go on with the version that is here.",
  },
  "checkpoint-damaged": {
    title: () => "The copy is damaged",
    cause: ({ what }) => `${what ?? "It"} is not what was written when it was made.`,
    whatToDo: () => "It was not used, and the state is as it was. Choose another copy.",
  },
  "rehearsal-failed": {
    title: () => "The rehearsal did not go well",
    cause: ({ to, reason }) =>
      `OpenClaw ${to ?? "of the new image"} did not get ready on a copy of your state${reason ? ` (${reason})` : ""}.`,
    whatToDo: () => "Your gateway was not touched and goes on. What the new one said is in the details.",
  },
  "change-taken-back": {
    title: ({ to }) => (to ? `OpenClaw ${to} did not get ready` : "The new image did not get ready"),
    cause: ({ from, reason }) =>
      `${from ? `OpenClaw ${from}` : "The version before"} is back, with the state it had${reason ? `. The reason: ${reason}` : ""}.`,
    whatToDo: () => "You can go on as before. What the new one said is in the details.",
  },
  "change-unfinished": {
    title: () => "The change of version is not finished",
    cause: ({ reason }) =>
      `Neither the new nor the old version could be brought up${reason ? ` (${reason})` : ""}. The copy of your state is intact.`,
    whatToDo: () => "Go back once more; it can be repeated any number of times.",
  },
  "apply-taken-back": {
    title: () => "The new settings were taken back",
    cause: ({ reason }) =>
      `The gateway did not get ready with them${reason ? ` (${reason})` : ""}. Its container and its settings are as they were before.`,
    whatToDo: () =>
      "Change what stands in the way, then apply them again. What the new one said is in the details.",
  },
  "apply-unfinished": {
    title: () => "The gateway of before did not come back",
    cause: ({ reason }) =>
      `The new settings were taken back, and the container of before did not get ready${reason ? ` (${reason})` : ""}.`,
    whatToDo: () => "Try to start it once more. Your state was not touched.",
  },
} satisfies Record<string, FailureWords>;
