import type { FailureWords } from "../../failure-words.ts";
import { units } from "../units.ts";

/** Facts used: `endpoint`, `source`, `product`, `owner`, `reason`, `group`, `needsLogin` (yes or no), `command`. */
export const engineFailures = {
  "engine-missing": {
    title: () => "No container engine found",
    cause: () => "Rockpool runs OpenClaw in a container, and this computer has no engine to run it.",
    whatToDo: () =>
      "Install Docker Desktop, OrbStack, Colima or Docker Engine. Rockpool notices it by itself once it runs.",
  },
  "engine-install-failed": {
    title: () => "The engine could not be installed",
    cause: ({ command }) =>
      `${command ? `This line failed: ${command}` : "A line failed"}. What it said is in the details.`,
    whatToDo: () => "See to what it says, then try again. What was done so far is no harm.",
  },
  "engine-stopped": {
    title: ({ product }) => `${product ?? "The container engine"} is not running`,
    cause: ({ product }) => `${product ?? "The engine"} is installed, but nothing answers at its address.`,
    whatToDo: ({ product, command }) =>
      command
        ? `Rockpool could not start it. Run this in a terminal: ${command}. Rockpool goes on as soon as it answers.`
        : `Start ${product ?? "it"}. Rockpool goes on as soon as it answers.`,
  },
  "engine-permission": {
    title: () => "You may not use the engine yet",
    cause: ({ endpoint, group, needsLogin }) =>
      needsLogin === "yes"
        ? `Your account was added to the group ${group ?? "docker"}, but this session began before that.`
        : `Your account has no permission to use ${endpoint ?? "the engine's socket"}.`,
    whatToDo: ({ group, needsLogin, command }) => {
      if (needsLogin === "yes")
        return "Log out and in again, or restart the computer. A changed group counts only after a new login.";
      const join = `sudo usermod -aG ${group ?? "docker"} $USER`;
      const start = command ? `Start the engine with ${command}. ` : "";
      return (
        `${start}Add your account to its group with ${join}, then log out and in again. ` +
        "A changed group counts only after a new login."
      );
    },
  },
  "engine-endpoint-invalid": {
    title: () => "The engine's address leads nowhere",
    cause: ({ endpoint, source, reason }) =>
      `${sourceWords(source)} names ${endpoint ?? "an address"}, ${addressReasons[reason ?? ""] ?? "and no engine answers there"}.`,
    whatToDo: ({ source }) =>
      isVariable(source)
        ? `Unset ${source}, or correct it, then start Rockpool again.`
        : "Correct that address, or remove it and let Rockpool search.",
  },
  "engine-unreachable": {
    title: () => "Lost touch with the engine",
    cause: ({ endpoint }) =>
      `${endpoint ?? "The engine"} stopped answering. Your gateway may well be running; Rockpool cannot see it.`,
    whatToDo: () => "Rockpool keeps trying. When it lasts, restart the engine.",
  },
  "engine-other": {
    title: () => "Your gateway belongs to another engine",
    cause: ({ owner, endpoint, source }) => {
      const created = `The gateway was created on ${owner ?? "another engine"}`;
      if (isVariable(source)) return `${created}, but ${source}=${endpoint ?? "…"} leads to another one.`;
      return `${created}, and that one does not answer${endpoint ? `, while ${endpoint} does` : ""}.`;
    },
    whatToDo: ({ source }) =>
      isVariable(source)
        ? `Unset ${source}, or choose that engine in Settings. Rockpool does not switch by itself.`
        : "Start that engine again, or choose the other one in Settings. Rockpool does not switch by itself.",
  },
  "engine-disk-full": {
    title: () => "The engine has no disk space left",
    cause: ({ free, needs }) =>
      free && needs
        ? `It needs ${units.bytes(Number(needs))} for this, and ${units.bytes(Number(free))} are free.`
        : "The engine could not write: its disk is full.",
    whatToDo: () => "Free some space (old images are often the largest part), then try again.",
  },
  "engine-error": {
    title: () => "The engine refused",
    cause: () => "The engine answered with an error that Rockpool does not know.",
    whatToDo: () => "Try again; when it stays, restart the engine. Its own words are in the details.",
  },
} satisfies Record<string, FailureWords>;

function isVariable(source: string | undefined): boolean {
  return source === "DOCKER_HOST" || source === "DOCKER_CONTEXT";
}

/** Where an address came from, at the beginning of a sentence. Rules are named in `EngineCandidate.source`. */
function sourceWords(source: string | undefined): string {
  if (source === undefined) return "A setting";
  if (source === "setting") return "The engine setting";
  if (isVariable(source)) return `The variable ${source}`;
  const [, context] = /^context (.+)$/.exec(source) ?? [];
  return context ? `The Docker context ${context}` : source;
}

const addressReasons: Readonly<Record<string, string>> = {
  absent: "and nothing is there",
  ssh: "an SSH address, which Rockpool cannot use yet",
  tls: "an address with TLS, which Rockpool cannot use yet",
  remote: "an address on another computer, which Rockpool cannot use yet",
  invalid: "which is not an address",
  "not-docker": "and what answers there is no container engine",
  unsupported: "and the engine there is too old",
};
