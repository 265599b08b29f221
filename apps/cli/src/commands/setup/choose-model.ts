import { EndpointApi } from "@rockpool/gateway-core/contract/assistant";
import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import { toFailure } from "@rockpool/gateway-core/contract/rockpool-error";
import { ask } from "../../ask.ts";
import type { Context } from "../../context.ts";
import { printFailure } from "../../terminal/print-failure.ts";
import { type Prompts, prompts } from "../../terminal/prompts.ts";
import { answerStep, list } from "./answer-step.ts";
import type { ModelWish } from "./model-wishes.ts";
import { printAnswer } from "./report-answers.ts";
import { type SetModel, setModel } from "./set-model.ts";

/** Asks which model until one answers. Null where the person ended it, `later` where none is wanted now. */
export async function chooseModel(context: Context, bridge: Bridge): Promise<SetModel | "later" | null> {
  const asking = prompts(context);
  try {
    for (;;) {
      const wish = await chosen(context, bridge, asking);
      if (wish === null || wish === "later") return wish;
      if (wish === "again") continue;
      try {
        const set = await setModel(context, bridge, wish, asking);
        if (set === null) return null;
        if (set.answer.status === "ok") return set;
        printAnswer(context, set);
      } catch (error) {
        printFailure(toFailure(error), context.output, context.messages);
      }
    }
  } finally {
    asking.close();
  }
}

async function chosen(
  context: Context,
  bridge: Bridge,
  asking: Prompts,
): Promise<ModelWish | "later" | "again" | null> {
  const { output, messages } = context;
  const words = messages.cli.setup;
  const { providers, endpoint } = await ask(bridge, "assistant.options", {});
  const rows = providers.map(({ label, hint, lack }) => ({
    label,
    hint: lack === null ? hint : words.lacks[lack],
  }));
  output.error(output.errorStyle.strong(words.choose));
  list(context, endpoint ? [...rows, { label: words.endpoint, hint: null }] : rows);
  const count = rows.length + (endpoint ? 1 : 0);
  const text = await asking.line(words.chooseNumber(count));
  if (text === null) return null;
  if (text.trim() === "") return "later";
  const number = Number(text.trim());
  const provider = providers[number - 1];
  if (provider !== undefined) {
    if (provider.lack === null)
      return { kind: "provider", provider: provider.id, key: null, model: undefined };
    output.error(words.cannotServe(provider.label, provider.lack));
    return "again";
  }
  if (endpoint && number === count) return endpointWish(context, asking);
  output.error(words.noSuchNumber);
  return "again";
}

async function endpointWish(context: Context, asking: Prompts): Promise<ModelWish | "again" | null> {
  const words = context.messages.cli.setup;
  const baseUrl = (await asking.line(words.baseUrl))?.trim();
  if (baseUrl === undefined) return null;
  if (!URL.canParse(baseUrl)) {
    context.output.error(words.badBaseUrl(baseUrl));
    return "again";
  }
  const api = await answerStep(context, apiStep, asking);
  if (api === null || typeof api === "string") return null;
  const model = (await asking.line(words.model))?.trim();
  if (model === undefined) return null;
  const key = (await asking.unseen(words.endpointKey))?.trim();
  if (key === undefined) return null;
  return { kind: "endpoint", baseUrl, api: EndpointApi.parse(api.value), model, key };
}

const apiStep = {
  id: "api",
  type: "select" as const,
  options: EndpointApi.options.map((value) => ({ value, label: value, hint: null })),
  ...{ title: null, message: null, initialValue: null, placeholder: null, sensitive: false },
  ...{ externalUrl: null, deviceCode: null },
};
