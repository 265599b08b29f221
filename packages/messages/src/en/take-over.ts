import type { Difference } from "@rockpool/gateway-core/contract/adoption";

interface DifferenceWords {
  title: string;
  /** What it means for the person that it is so. */
  meaning: string;
  /** What is chosen by the safer value; for those that have one. */
  safer?: string;
}

type Field = Difference["field"];

/** By what a rule is called; ids of gateway-core's take-over-rules.ts and take-over-target.ts. */
const byId: Readonly<Record<string, DifferenceWords>> = {
  privileged: {
    title: "Privileged container",
    meaning: "The gateway may do on this computer whatever root may.",
    safer: "Without privileges",
  },
  "no-new-privileges": {
    title: "New privileges",
    meaning: "A program in it may gain rights that it did not start with.",
    safer: "No new privileges",
  },
  "pids-limit": {
    title: "Number of processes",
    meaning: "It may start as many processes as it likes.",
    safer: "At most 512",
  },
  "own-labels": { title: "Rockpool's label", meaning: "By it the container is known again." },
};

const byField: Record<Field, (difference: Difference) => DifferenceWords> = {
  published: ({ choice }) =>
    choice === "fixed"
      ? { title: "Published port", meaning: "The engine chose it; it stays the one that it is now." }
      : {
          title: "Published address",
          meaning: "Whoever is on your network can reach it.",
          safer: "This computer only",
        },
  user: () => ({
    title: "User",
    meaning: "It runs as root in its container. Another user would need its files given to it first.",
  }),
  capabilities: ({ weight }) => ({
    title: "Capabilities",
    meaning:
      weight === "risk"
        ? "It has more rights at the kernel than containers usually get."
        : "It has rights at the kernel that a gateway does not need.",
    safer: "None",
  }),
  privileges: () => ({ title: "Privileges", meaning: "It has more rights than a gateway needs." }),
  secret: ({ theirs, safer }) => ({
    title: theirs?.replace(/^--env /, "") ?? "Secret",
    meaning:
      safer === null
        ? "A secret in its environment: whoever may use the engine can read it. It is needed there."
        : "A secret in its environment: whoever may use the engine can read it.",
    safer: "Into the file .env of its state",
  }),
  environment: () => ({ title: "Environment", meaning: "A variable of its environment." }),
  mount: () => ({
    title: "The engine's socket",
    meaning: "Whoever has it can do on this computer whatever root may.",
    safer: "Without it",
  }),
  restart: () => ({
    title: "Restart policy",
    meaning: "Whether it comes back by itself after a crash or a restart of the computer.",
    safer: "Comes back unless it was stopped",
  }),
  command: () => ({ title: "Command", meaning: "What the container runs." }),
  healthcheck: () => ({
    title: "Health check",
    meaning: "The engine does not notice when it hangs.",
    safer: "Ask the gateway every 30 s",
  }),
  "stop-timeout": () => ({ title: "Time to stop", meaning: "Agents get time to finish what they write." }),
  "log-rotation": () => ({
    title: "Size of the log",
    meaning: "The engine's log of it grows without end.",
    safer: "At most 30 MB",
  }),
  limits: () => ({ title: "Limits", meaning: "What it may use of this computer." }),
  network: () => ({ title: "Name in its network", meaning: "Others there still reach it by its old name." }),
  labels: () => ({
    title: "Labels of its owner",
    meaning: "With them its owner's tool would take the new container for its own.",
  }),
  name: () => ({ title: "Name", meaning: "The old container keeps its own." }),
  "cli-service": ({ theirs }) => ({
    title: theirs ?? "A container in its network",
    meaning:
      "It lives in the old container's network and has none while that is stopped. 'rockpool openclaw' does what it did.",
  }),
  carried: () => ({ title: "Carried", meaning: "Taken over as it is." }),
};

/** Words of a take-over, for whoever shows what it changes. */
export const takeOver = {
  difference: (difference: Difference): DifferenceWords =>
    byId[difference.id] ?? byField[difference.field](difference),
  nothing: "as the engine has it by default",
  /** As it is, and as it will be. */
  change: (theirs: string | null, kept: string | null) =>
    theirs === null ? `${kept ?? ""}, new` : kept === null ? `${theirs}, goes` : `${theirs} → ${kept}`,
  risks: "Stays as it is, at a risk",
  notes: "Stays as it is, and could be safer",
  fixed: "Changes in any case",
  carried: (names: string) => `Carried as it is: ${names}.`,
  everythingElse: "Everything else stays: tokens, ports, folders and environment.",
  checkpoint: (size: string | null) =>
    `First a copy of its state is made${size === null ? "" : ` (${size})`}. The old container is kept, stopped, and comes back by itself where the new one does not get ready.`,
  atWork: "An agent works in it now, and would be interrupted.",
  atWorkUnknown: "Whether an agent works in it now is not known: this version does not say.",
};
