import type { AssistantProvider, ModelAnswer } from "@rockpool/gateway-core/contract/assistant";
import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import { ask } from "../../ask.ts";
import type { Context } from "../../context.ts";
import type { Prompts } from "../../terminal/prompts.ts";
import type { ModelWish } from "./model-wishes.ts";
import { runWizard } from "./run-wizard.ts";
import { customProvider, invalid } from "./setup-options.ts";

/** What came of one wish. */
export interface SetModel {
  provider: string;
  answer: ModelAnswer;
}

/** Sets one model and tests it. Null where the person ended it. Throws RockpoolError. */
export async function setModel(
  context: Context,
  bridge: Bridge,
  wish: ModelWish,
  asking: Prompts | null,
): Promise<SetModel | null> {
  const { output, messages } = context;
  const words = messages.cli.setup;
  if (wish.kind === "endpoint") {
    const { kind: _kind, ...input } = wish;
    output.note(words.testing);
    return { provider: customProvider, answer: await ask(bridge, "assistant.useEndpoint", input) };
  }
  const { provider, model } = wish;
  let { key } = wish;
  if (key === null) {
    const { providers } = await ask(bridge, "assistant.options", {});
    const known = providers.find(({ id }) => id === provider);
    if (known?.lack) throw invalid(words.cannotServe(known.label, known.lack), "--provider");
    if (known && known.kind !== "key") return signIn(context, bridge, known, asking);
    if (asking === null) throw invalid(words.needsKey(provider), "--key-stdin");
    if (known?.website) output.note(words.keyFrom(known.website));
    key = await asking.unseen(words.key(known?.label ?? provider));
    if (key === null) return null;
    key = key.trim();
    if (key === "") throw invalid(words.needsKey(provider), "--key-stdin");
  }
  output.note(words.testing);
  const input = { provider, key, ...(model === undefined ? {} : { model }) };
  return { provider, answer: await ask(bridge, "assistant.useKey", input) };
}

async function signIn(
  context: Context,
  bridge: Bridge,
  { id, label, kind }: AssistantProvider,
  asking: Prompts | null,
): Promise<SetModel | null> {
  const words = context.messages.cli.setup;
  const input = { kind: kind === "prepare" ? "prepare" : "sign-in", provider: id } as const;
  const ended = await runWizard(context, bridge, input, asking);
  if (ended === null || ended.status === "cancelled") return null;
  if (ended.status === "error") {
    const error = ended.error ?? words.wizardFailed(label);
    return { provider: id, answer: { status: "unknown", model: null, latencyMs: null, error } };
  }
  context.output.note(words.testing);
  return { provider: id, answer: await ask(bridge, "assistant.verify", {}) };
}
