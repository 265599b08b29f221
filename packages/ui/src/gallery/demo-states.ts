import type { AgentReply } from "@rockpool/gateway-core/contract/assistant";
import type { Demo } from "@rockpool/gateway-core/contract/demo";
import type { FakeBridge } from "../testing/fake-bridge.ts";
import { snapshotIn } from "../testing/snapshots.ts";
import { never, withAssistant } from "./assistant-states.ts";
import { DemoView } from "./demo-view.tsx";
import { type GalleryState, press } from "./gallery-state.ts";
import { badAnswer, progressAt } from "./sample-assistant.ts";
import { pullOperation } from "./sample-operations.ts";

const reply: AgentReply = {
  reply:
    "Hello. I am your assistant, and I live in the gateway on this computer.\n\nI can answer questions, keep notes for you, look into files of your workspace, and talk with you in the channels that you connect.\n\nWhat shall I call you?",
  model: "anthropic/claude-opus-5",
  tookMs: 11_400,
};
const demoReply: AgentReply = {
  reply:
    "This is the demo model of Rockpool. I am a small program, and no AI: I can only show you that everything works.",
  model: "rockpool/demo",
  tookMs: 2100,
};

function helloWith(
  say: (bridge: FakeBridge) => void,
  part: Partial<GalleryState> & { name: string },
): GalleryState {
  return {
    snapshot: snapshotIn("running", { setup: progressAt("hello") }),
    prepare: (bridge) => {
      withAssistant(bridge);
      say(bridge);
    },
    ...part,
  };
}

function demoIn(state: Demo["state"], part: Partial<Demo> = {}): Demo {
  const address = state === "running" ? "http://127.0.0.1:18901" : null;
  return { state, step: null, startedAt: Date.now() - 14_000, address, failure: null, ...part };
}

function demoWith(name: string, demo: Demo, part: Partial<GalleryState> = {}): GalleryState {
  return {
    name: `demo-${name}`,
    snapshot: snapshotIn("not-set-up", { demo }),
    view: DemoView,
    prepare: (bridge) => {
      bridge.succeed("demo.start", {}).succeed("demo.say", demoReply).answer("demo.stop", never);
    },
    ...part,
  };
}

export const helloStates: GalleryState[] = [
  helloWith(() => {}, { name: "hello" }),
  helloWith((bridge) => bridge.answer("assistant.say", never), {
    name: "hello-waiting",
    act: () => press("Send"),
  }),
  helloWith((bridge) => bridge.succeed("assistant.say", reply), {
    name: "hello-answered",
    act: () => press("Send"),
  }),
  helloWith(
    (bridge) =>
      bridge
        .fail("assistant.say", {
          code: "reply-failed",
          message: "",
          facts: { reason: "the provider answered 529 overloaded" },
        })
        .succeed("assistant.verify", badAnswer("rate-limit")),
    { name: "hello-failed", act: () => press("Send") },
  ),
  helloWith(
    (bridge) =>
      bridge
        .fail("assistant.say", { code: "reply-failed", message: "" })
        .succeed("assistant.verify", badAnswer("auth")),
    {
      name: "hello-failed-tested",
      act: async () => {
        await press("Send");
        await press("Test the model again");
      },
    },
  ),
  helloWith(() => {}, {
    name: "hello-later",
    snapshot: snapshotIn("running", { setup: progressAt("hello", { assistantLater: true }) }),
  }),
];

export const demoStates: GalleryState[] = [
  demoWith("starting", demoIn("starting", { step: "gateway" })),
  demoWith("image", demoIn("starting", { step: "image" }), {
    snapshot: snapshotIn("no-image", {
      demo: demoIn("starting", { step: "image" }),
      imageOperation: pullOperation(),
    }),
  }),
  demoWith("running", demoIn("running")),
  demoWith("answered", demoIn("running"), { act: () => press("Send") }),
  demoWith("ending", demoIn("ending")),
  demoWith(
    "failed",
    demoIn("failed", {
      failure: { code: "engine-disk-full", message: "no space left on device" },
    }),
  ),
];
