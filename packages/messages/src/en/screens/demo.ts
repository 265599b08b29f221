import type { Demo } from "@rockpool/gateway-core/contract/demo";

type DemoStep = NonNullable<Demo["step"]>;

/** Words of the demo. */
export const demo = {
  title: "Demo",
  lead: "A gateway to try out, without an account. No AI model is in it: a small program of Rockpool's own answers, and says so.",
  starting: "Preparing the demo",
  startingLead: "This takes about half a minute where the image is here already.",
  steps: {
    image: { todo: "Get the image", doing: "Getting the image", done: "Image is here" },
    create: { todo: "Make the container", doing: "Making the container", done: "Container made" },
    gateway: { todo: "Start the gateway", doing: "Starting the gateway", done: "Gateway is ready" },
    model: { todo: "Connect the demo model", doing: "Connecting the demo model", done: "Demo model answers" },
  } satisfies Record<DemoStep, { todo: string; doing: string; done: string }>,
  stepsTitle: "Steps",
  stepsLabel: "Steps of the demo",
  notice: "This is a demo, without an AI model",
  noticeText: "What you type stays on this computer, and is deleted with the demo.",
  openDashboard: "Open dashboard",
  end: "End the demo",
  cancel: "Cancel",
  ending: "Ending the demo",
  endingLead: "Its container, its data and its model are removed.",
  endConsequence: "Removes its container, its data and its model. Nothing of it stays.",
  failed: "The demo did not start",
  failedLead: "What it had made is removed again.",
  again: "Try again",
};
