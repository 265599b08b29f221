import type { EngineCheck } from "@rockpool/gateway-core/contract/setup";
import { holderWords } from "../../holder.ts";
import { units } from "../../units.ts";

type Facts = EngineCheck["facts"];
type State = EngineCheck["state"];

interface CheckWords {
  readonly name: string;
  /** What was found, in a few words. */
  readonly found: (facts: Facts, state: State) => string;
  /** What to do where it is not good; empty where there is nothing to do. */
  readonly fix: (facts: Facts, state: State) => string;
}

const size = (bytes: string | undefined) => (bytes === undefined ? null : units.bytes(Number(bytes)));

const checks: Record<EngineCheck["id"], CheckWords> = {
  "api-version": {
    name: "API",
    found: ({ version, wanted }, state) =>
      state === "bad"
        ? `${version} is too old`
        : version
          ? version
          : `Not known; ${wanted ?? "1.41"} is needed`,
    fix: (_, state) => (state === "bad" ? "Update the engine to Docker 20.10 or newer." : ""),
  },
  memory: {
    name: "Memory",
    found: ({ bytes }) => size(bytes) ?? "The engine does not say",
    fix: ({ wantedBytes }, state) =>
      state === "good"
        ? ""
        : `OpenClaw wants ${size(wantedBytes) ?? "4 GB"}. With less it may stop in the middle of a task. Give the engine more in its own settings, or close other containers.`,
  },
  disk: {
    name: "Free disk",
    found: ({ bytes }) => size(bytes) ?? "The engine does not say",
    fix: ({ wantedBytes }, state) =>
      state === "bad"
        ? `${size(wantedBytes) ?? "4 GB"} are needed. Free some space where the engine keeps its images.`
        : state === "warning"
          ? `It is enough for now. ${size(wantedBytes) ?? "4 GB"} leave room to grow.`
          : "",
  },
  port: {
    name: "Port",
    found: ({ port, holder, gateway }, state) => {
      if (state !== "bad") return port ? `${port} can be used` : "Not known";
      const who = gateway ? "another OpenClaw gateway" : holderWords(holder, "another program");
      return `${port ?? "The port"} is taken by ${who}`;
    },
    fix: ({ freePort }, state) =>
      state !== "bad"
        ? ""
        : freePort
          ? `Port ${freePort} is free. The other one keeps its own.`
          : "Stop the other one, or choose another port in Settings.",
  },
  rootless: {
    name: "Rights",
    found: (_, state) =>
      state === "note" ? "The engine runs without administrator rights" : "As usual for this engine",
    fix: (_, state) => (state === "note" ? "That is fine, and safer." : ""),
  },
  podman: {
    name: "Kind",
    found: ({ version }, state) =>
      state === "note"
        ? `Podman${version ? ` ${version}` : ""}`
        : state === "unknown"
          ? "An engine that Rockpool does not know by name"
          : "Docker, or one that is built on it",
    fix: (_, state) =>
      state === "note"
        ? "Rockpool works with it through its Docker interface."
        : state === "unknown"
          ? "It answers as Docker does, so it should work."
          : "",
  },
};

/** Words of the step that looks for the engine. */
export const engine = {
  searching: {
    title: "Looking for the engine",
    lead: "The engine is the program that runs containers, such as Docker.",
    text: "Looking in the usual places",
    long: "This takes longer than usual. An engine that is just starting needs up to a minute.",
    again: "Search again",
  },
  ready: {
    title: "The engine is ready",
    warned: "The engine works, with a reservation",
    blocked: "Something is in the way",
    lead: (engineName: string) => `${engineName} runs on this computer and answers.`,
    checking: "Looking at memory, disk and port",
    facts: "What was found",
    states: {
      good: "Good",
      note: "Good to know",
      warning: "Warning",
      bad: "In the way",
      unknown: "Not known",
    },
    all: "All checks",
    consequence: "Next Rockpool looks whether OpenClaw is here already.",
    anyway: "Continue anyway",
    checkAgain: "Check again",
    takePort: (port: string) => `Use port ${port}`,
    details: "Engine",
    memoryAndCpus: (bytes: number, cpus: number) =>
      `${units.bytes(bytes)} of memory, ${cpus === 1 ? "1 processor" : `${cpus} processors`}`,
    system: "System",
    capacity: "Capacity",
  },
  checks,
  stopped: {
    start: "Start it",
    starting: "Starting…",
    startingTitle: (product: string) => `Starting ${product}`,
    engine: "the engine",
    refused: "Rockpool may not start it here. You can, with one line.",
    /** How long it takes until it answers; measured: a virtual machine boots in 20 to 60 s. */
    wait: "It answers within a minute, as a rule.",
    waitLong: "It takes longer than usual. You can wait, or start it by hand.",
    elapsed: (duration: string) => `${duration} so far`,
    stopWaiting: "Do not wait",
    consequence: "Starts the engine, as you would by hand. Rockpool goes on by itself when it answers.",
    byHand: "In a terminal",
  },
  permission: {
    lead: "One line in a terminal lets your account use the engine. It counts from your next login on.",
    join: "Let your account use the engine",
    start: "Start the engine",
    relogin: "Then log out and in again, and open Rockpool. The setup goes on right here.",
    reloginOnly: "Log out and in again, and open Rockpool. The setup goes on right here.",
    warning: "Whoever may use the engine can do anything on this computer, as an administrator can.",
  },
  missing: {
    lead: "Get one of these once. Rockpool notices it by itself.",
    system: "Your system",
    systems: { debian: "Debian, Ubuntu", fedora: "Fedora", arch: "Arch", mac: "macOS", windows: "Windows" },
    terminal: "Open a terminal and run these lines. They ask for your password.",
    steps: {
      install: "Install Docker",
      start: "Start it, now and after each start of the computer",
      join: "Let your account use it",
    },
    what: "line",
    here: {
      title: "Installed by Rockpool",
      text: "Rockpool runs as this computer's administrator, so it can install Docker for you. It would run these lines:",
      lines: "Lines that Rockpool would run",
      install: "Install Docker",
      installing: "Installing Docker. This takes a few minutes and is not to be interrupted.",
    },
    download: {
      mac: "Download Docker Desktop or OrbStack, open it once, and follow its first page.",
      windows:
        "Download Docker Desktop, open it once, and follow its first page. It may restart the computer.",
    },
    desktop: "Download Docker Desktop",
    orbstack: "Download OrbStack",
    other: "Docker's page for other systems",
  },
  gone: {
    show: "See what to do",
    text: "What was done so far is kept. The setup needs the engine to go on.",
  },
  again: "Check again",
  byItself: "Rockpool also checks by itself, every few seconds.",
};
