import type { FailureWords } from "../../failure-words.ts";

/** Why a take-over is refused; codes of gateway-core's take-over-refusal.ts and prepare-take-over.ts. */
const refusals: Readonly<Record<string, string>> = {
  native: "It runs without a container.",
  "auto-remove": "The engine removes it when it stops, and nothing could come back.",
  paused: "It is paused.",
  "no-state": "Its state is not mounted at /home/node/.openclaw.",
  unpublished: "It publishes no port of its own.",
  "other-engine": "It is on another engine than the one in use. Watch it first, or choose its engine.",
  "other-rockpool": "Another Rockpool looks after it.",
  swarm: "A swarm looks after it.",
  scaled: "Its service runs more than once.",
};

/** Facts used: `name`, `reason`, `path`, `by`, `version`, `because`, `names`. */
export const adoptionFailures = {
  "gateway-watched": {
    title: () => "This gateway is only watched",
    cause: ({ name }) => `${name ?? "It"} belongs to somebody else, and Rockpool was asked to look only.`,
    whatToDo: () => "Choose Operate to start and stop it from here.",
  },
  "gateway-not-ours": {
    title: () => "That would change somebody else's container",
    cause: ({ name }) =>
      `${name ?? "This gateway"} was not made by Rockpool, which starts and stops it and changes nothing else.`,
    whatToDo: () => "Take it over first, or use what made it.",
  },
  "adopted-gone": {
    title: () => "The gateway shown here is gone",
    cause: ({ name }) => `No container ${name ? `of ${name}` : "of it"} is on this engine any more.`,
    whatToDo: () => "When its owner makes it again it appears here. Or let go of it.",
  },
  "own-gateway-there": {
    title: ({ because }) =>
      because === "taken-over" ? "A gateway was taken over already" : "Rockpool's own gateway is running",
    cause: () => "Rockpool looks after one gateway at a time.",
    whatToDo: ({ because }) =>
      because === "taken-over"
        ? "Undo that take-over, or give the gateway back first."
        : "Stop your own first. Its state stays, and it comes back when you let go of the other.",
  },
  "take-over-refused": {
    title: ({ name }) => `${name ?? "This gateway"} cannot be taken over`,
    cause: ({ because, reason }) =>
      reason ?? refusals[because ?? ""] ?? "Something about it cannot be carried over.",
    whatToDo: () => "Nothing was changed. You can still watch it.",
  },
  "take-over-taken-back": {
    title: () => "The take-over was taken back",
    cause: ({ name, reason }) =>
      `The new container did not get ready${reason ? ` (${reason})` : ""}. ${name ?? "The old one"} is back as it was.`,
    whatToDo: () => "You can go on as before. What the new one said is in the details.",
  },
  "take-over-unfinished": {
    title: () => "The take-over is not finished",
    cause: ({ name, reason }) =>
      `Neither the new container nor ${name ?? "the old one"} could be brought up${reason ? ` (${reason})` : ""}. Both the old container and the copy of the state are intact.`,
    whatToDo: () => "Undo the take-over once more; it can be repeated any number of times.",
  },
  "old-container-gone": {
    title: () => "The old container is gone",
    cause: ({ name }) => `${name ?? "It"} was removed from the engine, so that it cannot be put back.`,
    whatToDo: () => "Give back instead: Rockpool writes the files that make it again.",
  },
  "source-in-use": {
    title: () => "That state is in use",
    cause: ({ by }) => `${by ?? "A gateway"} works on it now, and a copy would not be whole.`,
    whatToDo: () => "Stop it for the copy, or let Rockpool stop a container and start it again after.",
  },
  "import-failed": {
    title: () => "The state was not imported",
    cause: ({ reason }) => `The copy did not come out like the original${reason ? ` (${reason})` : ""}.`,
    whatToDo: () => "Try again. The source was not touched, and nothing uses the copy.",
  },
  "secrets-gone": {
    title: () => "Secrets of the gateway are gone",
    cause: ({ names }) =>
      `${names ?? "They"} stood in its container's environment, and no such container is left.`,
    whatToDo: () =>
      "Put them into the file .env in the gateway's state, or give the gateway back and start anew.",
  },
  "secrets-only-here": {
    title: () => "Secrets would be lost",
    cause: ({ name, names }) =>
      `${names ?? "They"} stand in the environment of ${name ?? "the container"} and nowhere else.`,
    whatToDo: () => "Give the gateway back with its secrets instead, or undo the take-over.",
  },
  "file-exists": {
    title: () => "A file is there already",
    cause: ({ path }) => `${path ?? "It"} exists and would be replaced.`,
    whatToDo: () => "Choose another folder, or allow it to be replaced.",
  },
} satisfies Record<string, FailureWords>;
