import type { OperationKind } from "@rockpool/gateway-core/contract/operation";
import type { Progress } from "@rockpool/gateway-core/contract/progress";
import { units } from "../units.ts";

const phases: Record<Progress["phase"], string> = {
  asking: "asking the registry",
  downloading: "downloading",
  unpacking: "unpacking",
  building: "building",
  reading: "reading",
  writing: "writing",
  verifying: "verifying",
  retrying: "trying again",
};

/** After Ctrl-C: what is as it was, and what is left. */
const kept: Record<OperationKind, string> = {
  start: "Your state, workspace and image are kept.",
  stop: "The gateway finishes by itself.",
  restart: "Your state and workspace are kept; the gateway may be stopped.",
  remove: "State, workspace and volumes are kept.",
  repair: "Your state is kept; the gateway is stopped.",
  apply: "The container and the settings of before are back.",
  change: "The version and the state that you had are kept.",
  "roll-back": "The copy of your state is kept.",
  "take-over": "The container that ran before is back.",
  "undo-take-over": "The state is kept.",
  import: "The source was not touched; the unfinished copy is not used.",
  "give-back": "The state is kept; the container may be stopped.",
  pull: "Nothing that was here has changed.",
  build: "No image was made; finished steps stay in the builder's cache.",
  load: "Nothing that was here has changed.",
  save: "The half-written file is removed.",
};

/** How far something long is, in words. */
export const progress = {
  phases,
  kept,
  keptLayers: "Layers that had arrived are kept: the next try goes on after them.",
  bytesOf: (done: number, total: number) => `${units.bytes(done)} of ${units.bytes(total)}`,
  rate: (bytesPerSecond: number) => `${units.bytes(bytesPerSecond)}/s`,
  left: (ms: number) => `about ${units.duration(ms)} left`,
  itemsDone: (done: number, total: number) => `${done} of ${total} done`,
  more: (count: number) => `and ${count} more`,
};
