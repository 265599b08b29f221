import type { Phase } from "@rockpool/gateway-core/contract/snapshot";

/** One word for the status line, one sentence for where there is room. */
export interface PhaseWords {
  readonly word: string;
  readonly sentence: string;
}

export const phases: Record<Phase, PhaseWords> = {
  unknown: { word: "Checking", sentence: "Finding out how things stand." },
  "no-engine": { word: "No engine", sentence: "Rockpool needs a container engine, such as Docker." },
  "engine-stopped": { word: "Engine stopped", sentence: "The container engine is not running." },
  "no-image": { word: "No image", sentence: "The OpenClaw image is not on this computer yet." },
  pulling: { word: "Pulling", sentence: "The image is being downloaded." },
  building: { word: "Building", sentence: "The image is being built." },
  "not-set-up": { word: "Not set up", sentence: "Start the gateway once, and Rockpool sets it up." },
  starting: { word: "Starting", sentence: "The gateway is on its way." },
  running: { word: "Running", sentence: "The gateway is up and well." },
  degraded: { word: "Degraded", sentence: "The gateway runs, but part of it is not well." },
  stopping: { word: "Stopping", sentence: "The gateway is finishing its work." },
  stopped: { word: "Stopped", sentence: "The gateway is not running. Your data is kept." },
  "needs-attention": { word: "Needs attention", sentence: "The gateway cannot go on without you." },
  updating: { word: "Updating", sentence: "The gateway is getting another version." },
};
