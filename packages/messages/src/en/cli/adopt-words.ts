import type { FoundInstance, GatewayOrigin } from "@rockpool/gateway-core/contract/adoption";
import { importCommand, takeOverCommand } from "./take-over-words.ts";

const origins: Record<GatewayOrigin["kind"], (project: string | null) => string> = {
  compose: (project) => `compose project ${project ?? "?"}`,
  run: () => "docker run",
  clawpier: () => "ClawPier",
  outclaw: () => "OutClaw",
  sallyom: () => "OpenClaw Installer",
  fleet: () => "openclaw fleet",
  rockpool: () => "another Rockpool",
  native: () => "installed here",
  unknown: () => "unknown",
};

const openTo: Record<FoundInstance["openTo"], string> = {
  "this-computer": "this computer only",
  network: "the network",
  nobody: "nobody: it publishes no port",
  unknown: "unknown",
};

/** Words of `rockpool adopt` and `rockpool release`. */
export const adopt = {
  columns: { name: "Name", from: "From", version: "Version", state: "Runs", address: "Address" },
  origins,
  openTo,
  running: "yes",
  stopped: "no",
  unknownVersion: "unknown",
  none: "No other gateway was found.",
  openToNetwork: (name: string) => `${name} is open to the network.`,
  secrets: (name: string, names: readonly string[]) =>
    `${name} has secrets in its environment: ${names.join(", ")}. Whoever may use the engine can read them.`,
  shares: (name: string, others: readonly string[]) =>
    `${name} has its state in common with ${others.join(" and ")}. Two at once damage it.`,
  engineProblem: (source: string, problem: string) => `${source} could not be asked: ${problem}`,
  watching: (name: string) => `Watching ${name}. Nothing on it is changed.`,
  operating: (name: string) => `Operating ${name}: 'rockpool up' and 'down' start and stop it.`,
  companions: (names: readonly string[]) =>
    `${names.join(", ")} ${names.length === 1 ? "lives" : "live"} in its network, and ${names.length === 1 ? "has" : "have"} none while it is stopped.`,
  letGo: (name: string) => `Let go of ${name}. It goes on as it is.`,
  nothingAdopted: "Rockpool shows its own gateway. There is nothing to let go of.",
  unknownName: (name: string, names: readonly string[]) =>
    names.length === 0
      ? `No gateway ${name} was found, nor any other.`
      : `No gateway ${name} was found. There ${names.length === 1 ? "is" : "are"} ${names.join(", ")}.`,
  needsWhat: "Say what to do with it: --watch, --operate, --take-over or --import.",
  needsName: (option: string) => `Say which gateway ${option} is about: rockpool adopt NAME ${option}`,
  onlyOne: (options: string) => `${options} exclude each other.`,
  needsOption: (option: string, other: string) => `${option} belongs to ${other}.`,
  would: {
    watch: (name: string) => `# Watch ${name}: nothing on it would be changed`,
    operate: (name: string) => `# Operate ${name}: it would be started and stopped, and nothing else`,
  },
  takeOver: takeOverCommand,
  import: importCommand,
};
