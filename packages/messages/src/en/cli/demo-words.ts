import type { Demo } from "@rockpool/gateway-core/contract/demo";

const steps: Record<NonNullable<Demo["step"]>, string> = {
  image: "Getting the image",
  create: "Making the container",
  gateway: "Starting the gateway",
  model: "Connecting the demo's model",
};

/** Words of `rockpool demo`. */
export const demo = {
  steps,
  step: (name: string) => `${name}…`,
  what: "A throwaway gateway. No AI answers in it, and nothing of it stays.",
  running: (address: string) => `The demo runs at ${address}`,
  link: "Its dashboard, signed in (keep the link to yourself):",
  untilStopped: "Ctrl-C ends it.",
  ending: "Removing the demo…",
  gone: "Gone without a trace.",
  leftRunning: "It was begun elsewhere, and goes on there.",
  ended: "The demo ended.",
};
