import type { WizardState } from "@rockpool/gateway-core/contract/assistant";
import { snapshotIn } from "../testing/snapshots.ts";
import { never, withAssistant } from "./assistant-states.ts";
import { type GalleryState, press } from "./gallery-state.ts";
import { codeStep, lost, openAiCode, progressAt, wizardAt } from "./sample-assistant.ts";

const snapshot = snapshotIn("running", { setup: progressAt("assistant") });

/** A sign-in that has come to this. */
function at(name: string, wizard: WizardState, part: Partial<GalleryState> = {}): GalleryState {
  return {
    name: `sign-in-${name}`,
    snapshot,
    prepare: (bridge) => {
      withAssistant(bridge);
      bridge.succeed("wizard.start", wizard).answer("wizard.next", never);
    },
    act: () => press(openAiCode.label),
    ...part,
  };
}

const options = ["Free plan", "Team plan of a company with a rather long name", "API account"].map(
  (label, index) => ({ value: index, label, hint: index === 1 ? "Asks the administrator first" : null }),
);

export const signInStates: GalleryState[] = [
  at("code", wizardAt(codeStep)),
  at("code-opened", wizardAt(codeStep), {
    act: async () => {
      await press(openAiCode.label);
      await press("Copy the code and open");
    },
  }),
  at("code-resumed", wizardAt(null), {
    prepare: (bridge) => {
      withAssistant(bridge);
      bridge.succeed("wizard.current", { wizard: wizardAt(codeStep) }).answer("wizard.next", never);
    },
    act: () => {},
  }),
  at(
    "page",
    wizardAt({
      title: "OpenRouter sign-in",
      message: "A page of the provider opens. Allow the access there, then come back.",
      externalUrl:
        "https://openrouter.ai/auth?callback_url=http%3A%2F%2Flocalhost%3A1455%2Fcallback&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw",
    }),
  ),
  at("select", wizardAt({ type: "select", message: "Which account should pay?", options, initialValue: 1 })),
  at(
    "multiselect",
    wizardAt({
      type: "multiselect",
      message: "Which models should be listed?",
      options,
      initialValue: [0, 2],
    }),
  ),
  at(
    "secret",
    wizardAt(
      {
        type: "text",
        message: "Paste the address that the browser ended at",
        sensitive: true,
        externalUrl: "https://auth.openai.com/oauth/authorize",
      },
      { error: "That address holds no code. Copy all of it." },
    ),
  ),
  at("text", wizardAt({ type: "text", message: "Name of the region", placeholder: "eu-central" })),
  at(
    "confirm",
    wizardAt({
      type: "confirm",
      message: "Use the account ada@example.com for this gateway?",
      initialValue: true,
    }),
  ),
  at("progress", wizardAt({ type: "progress", message: "Exchanging the code for a token" })),
  at("failed", wizardAt(null, { status: "error", error: "The provider refused: access_denied" })),
  at("no-model", wizardAt(null, { status: "done" })),
  at("lost", wizardAt(codeStep), {
    prepare: (bridge) => {
      withAssistant(bridge);
      bridge.succeed("wizard.start", wizardAt(codeStep)).fail("wizard.next", lost);
    },
  }),
];
