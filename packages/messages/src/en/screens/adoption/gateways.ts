import type { FoundInstance, GatewayOrigin } from "@rockpool/gateway-core/contract/adoption";
import { forgetDialog, giveBackPage, ownCard, undoDialog } from "./give-back-page.ts";
import { adopted, takenOver } from "./home-notice.ts";
import { importPage } from "./import-page.ts";
import { takeOverPage } from "./take-over-page.ts";

const origins: Record<GatewayOrigin["kind"], (project: string | null) => string> = {
  compose: (project) => `Compose project ${project ?? ""}`.trim(),
  run: () => "Made with docker run",
  clawpier: () => "Made by ClawPier",
  outclaw: () => "Made by OutClaw",
  sallyom: () => "Made by OpenClaw Installer",
  fleet: () => "Made by openclaw fleet",
  rockpool: () => "Another person's Rockpool",
  native: () => "Installed on this computer, without a container",
  unknown: () => "It does not say where it comes from",
};

const openTo: Record<FoundInstance["openTo"], string> = {
  "this-computer": "Reachable from this computer only",
  network: "Open to the network",
  nobody: "It publishes no port",
  unknown: "Whom it is open to is not known now",
};

/** Why no more can be done with it; codes of gateway-core's describe-container.ts. */
const because: Readonly<Record<string, string>> = {
  native:
    "It has no container that Rockpool could show. Its own dashboard is at its own address; its state can be copied.",
  "other-rockpool": "Another Rockpool looks after it.",
  swarm: "A swarm looks after it, and would start it again.",
  scaled: "Its service runs more than once, and nothing tells which is meant.",
  removing: "It is being removed.",
  "auto-remove": "It is removed when it stops, so Rockpool does not stop it.",
  paused: "It is paused. Unpause it to take it over.",
  "no-state": "Its state is not mounted at /home/node/.openclaw, so it cannot be taken over.",
  unpublished: "It publishes no port of its own, so it cannot be taken over.",
};

/** Words of the room of gateways that run already. */
export const adoption = {
  onHome: { adopted, takenOver },
  takeOverPage,
  importPage,
  giveBackPage,
  ownCard,
  undoDialog,
  forgetDialog,
  title: "Gateways",
  lead: "OpenClaw gateways that Rockpool did not make, on every engine of this computer. Looking changes nothing.",
  again: "Look again",
  loading: "Looking on every engine…",
  found: "Gateways that were found",
  none: "No other gateway",
  noneText:
    "Rockpool's own is on Home. A gateway that somebody starts here later appears when you look again.",
  origins,
  openTo,
  because: (code: string) => because[code] ?? "It cannot be shown here.",
  running: "Running",
  stopped: "Stopped",
  healths: { healthy: "healthy", unhealthy: "unhealthy", starting: "starting", none: "", unknown: "" },
  version: (version: string | null) => (version ? `OpenClaw ${version}` : "Version not known"),
  shown: "On Home",
  watch: "Watch",
  watchHint: "Watch shows it on Home, in Dashboard and in Logs, and changes nothing.",
  operate: "Operate",
  operateHint: "Operate also starts and stops it, as its owner would. It is never made anew.",
  letGo: "Let go",
  takeOver: "Take over…",
  importState: "Copy its state…",
  back: "Gateways",
  shares: (others: string) =>
    `Its state is also ${others}'s. Two gateways on one state damage it: never run both.`,
  openWarning: (addresses: string) => `Whoever is on your network can reach ${addresses}.`,
  secrets: (names: string) => `In its environment, where whoever may use the engine can read it: ${names}.`,
  companions: (names: string) => `${names} lives in its network, and has none while it is stopped.`,
  details: "Details",
  facts: {
    image: "Image",
    engine: "Engine",
    state: "State",
    mounts: "Mounts",
    readOnly: "read-only",
    file: "Compose file",
    fileGone: "not there any more",
  },
  volume: (name: string) => `volume ${name}`,
  engineProblem: (source: string) => `${source} could not be asked`,
  ownRuns: "Stop Rockpool's own gateway first: one is shown at a time.",
};
