import type { Failure } from "@rockpool/gateway-core/contract/failure";
import type { FakeBridge } from "../testing/fake-bridge.ts";
import { snapshotIn, startOperation } from "../testing/snapshots.ts";
import { fill } from "./fill.ts";
import { appears, type GalleryState, press } from "./gallery-state.ts";
import {
  anthropic,
  badAnswer,
  busy,
  lackingOptions,
  lmStudio,
  localServer,
  okAnswer,
  options,
  progressAt,
  reachability,
} from "./sample-assistant.ts";

/** What every state of the step may ask for. */
export function withAssistant(bridge: FakeBridge): void {
  bridge
    .answer("setup.remember", ({ patch: { finished: _, ...patch } }) => ({
      ok: true,
      value: progressAt(patch.step ?? "assistant", patch as object),
    }))
    .succeed("gateway.start", { operationId: "op-1" })
    .succeed("assistant.options", options)
    .succeed("assistant.useKey", okAnswer)
    .succeed("assistant.useEndpoint", okAnswer)
    .succeed("assistant.verify", okAnswer)
    .succeed("assistant.localServers", { servers: [localServer(), lmStudio] })
    .succeed("setup.reachability", { rows: [...reachability] })
    .succeed("wizard.current", { wizard: null })
    .succeed("wizard.cancel", {});
}

export const never = () => new Promise<never>(() => {});
const setup = progressAt("assistant");
const running = snapshotIn("running", { setup });
const base = { snapshot: running, prepare: withAssistant } as const;
const portTaken: Failure = {
  code: "port-taken",
  message: "bind 127.0.0.1:18789: address already in use",
  facts: { port: "18789", holder: "node (pid 4021)", free: "18790" },
  actions: [{ kind: "use-port", value: "18790" }],
};

/** Answers set on top of those that every state has. */
function withAnswers(set: (bridge: FakeBridge) => void): (bridge: FakeBridge) => void {
  return (bridge) => {
    withAssistant(bridge);
    set(bridge);
  };
}

async function toKey(): Promise<void> {
  await press(anthropic.label);
  await fill(anthropic.label, "sk-ant-api03-not-a-real-key");
}

async function toTest(): Promise<void> {
  await toKey();
  await press("Test and save");
}

const answers = ["auth", "billing", "rate-limit", "timeout", "format", "unavailable", "unknown"] as const;

export const assistantStates: GalleryState[] = [
  {
    ...base,
    name: "assistant-gateway-starting",
    snapshot: snapshotIn("starting", { setup, operation: startOperation(5) }),
  },
  {
    ...base,
    name: "assistant-gateway-stopped",
    snapshot: snapshotIn("stopped", {
      setup,
      operation: startOperation(8, { state: "cancelled", cancellable: false }),
    }),
  },
  {
    ...base,
    name: "assistant-gateway-failed",
    snapshot: snapshotIn("stopped", { setup, failure: { ...portTaken, at: Date.now() - 8000 } }),
  },
  { ...base, name: "assistant-gateway-no-image", snapshot: snapshotIn("no-image", { setup }) },
  {
    ...base,
    name: "assistant-asking",
    prepare: withAnswers((bridge) => bridge.answer("assistant.options", never)),
  },
  { ...base, name: "assistant-providers", shows: "main li button" },
  { ...base, name: "assistant-providers-more", act: () => press("8 more") },
  { ...base, name: "assistant-search", act: () => typeSearch("open") },
  { ...base, name: "assistant-search-none", act: () => typeSearch("nobody") },
  {
    ...base,
    name: "assistant-lacks",
    prepare: withAnswers((bridge) => bridge.succeed("assistant.options", lackingOptions)),
    shows: "main [data-lack]",
  },
  {
    ...base,
    name: "assistant-options-failed",
    prepare: withAnswers((bridge) =>
      bridge.fail("assistant.options", { code: "gateway-rpc", message: "closed (1006)" }),
    ),
  },
  { ...base, name: "assistant-key", act: () => press(anthropic.label) },
  {
    ...base,
    name: "assistant-key-empty",
    act: async () => {
      await press(anthropic.label);
      await press("Test and save");
    },
  },
  {
    ...base,
    name: "assistant-key-testing",
    prepare: withAnswers((bridge) => bridge.answer("assistant.useKey", never)),
    act: toTest,
  },
  ...answers.map(
    (status): GalleryState => ({
      ...base,
      name: `assistant-key-${status}`,
      prepare: withAnswers((bridge) => bridge.succeed("assistant.useKey", badAnswer(status))),
      act: toTest,
    }),
  ),
  {
    ...base,
    name: "assistant-key-busy",
    prepare: withAnswers((bridge) => bridge.fail("assistant.useKey", busy)),
    act: toTest,
  },
  {
    ...base,
    name: "assistant-key-busy-elsewhere",
    prepare: withAnswers((bridge) => bridge.fail("assistant.useKey", busy)),
    act: async () => {
      await toTest();
      await press("Go on with that one");
    },
  },
  {
    ...base,
    name: "assistant-connection",
    act: async () => {
      await toKey();
      await press("Check the connection");
    },
    shows: "main table",
  },
  {
    ...base,
    name: "assistant-endpoint",
    act: async () => {
      await press("Other");
      await fill("Address", "https://models.a-rather-long-company-name.example/v1");
      await fill("Model", "some-model");
    },
  },
  {
    ...base,
    name: "assistant-endpoint-own-computer",
    act: async () => {
      await press("Other");
      await fill("Address", "http://localhost:8080/v1");
    },
  },
  { ...base, name: "assistant-computer", act: () => press("This computer"), shows: "main [type=radio]" },
  {
    ...base,
    name: "assistant-computer-loopback",
    prepare: withAnswers((bridge) =>
      bridge.succeed("assistant.localServers", {
        servers: [
          localServer({ outcome: "loopback-only", models: [] }),
          { ...lmStudio, outcome: "loopback-only", listenOn: null },
        ],
      }),
    ),
    act: () => press("This computer"),
    shows: "main pre",
  },
  {
    ...base,
    name: "assistant-computer-none",
    prepare: withAnswers((bridge) =>
      bridge.succeed("assistant.localServers", {
        servers: [localServer({ outcome: "absent", models: [] }), { ...lmStudio, outcome: "unknown" }],
      }),
    ),
    act: () => press("This computer"),
  },
  { ...base, name: "assistant-ready", act: toTest },
  {
    ...base,
    name: "assistant-ready-before",
    prepare: withAnswers((bridge) =>
      bridge
        .succeed("assistant.options", { ...options, model: "anthropic/claude-opus-5" })
        .succeed("assistant.verify", badAnswer("billing")),
    ),
    act: () => press("Test the model"),
  },
];

async function typeSearch(text: string): Promise<void> {
  await appears("main [role=search] input");
  const field = document.querySelector<HTMLInputElement>("main [role=search] input");
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
  field?.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((resolve) => setTimeout(resolve, 50));
}
