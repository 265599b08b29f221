import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import { toFailure } from "@rockpool/gateway-core/contract/rockpool-error";
import { ask } from "../../ask.ts";
import type { Context } from "../../context.ts";
import { exitCode } from "../../exit-code.ts";
import { overridesFromEnv } from "../../overrides.ts";
import { showPlan } from "../../show-plan.ts";
import { printFailure } from "../../terminal/print-failure.ts";
import { sayOverrides } from "../up.ts";
import { chooseModel } from "./choose-model.ts";
import { type ModelWish, modelWishes } from "./model-wishes.ts";
import { reportAnswers } from "./report-answers.ts";
import { type SetModel, setModel } from "./set-model.ts";
import { customProvider, type SetupGiven, type WantedModel, wantedModel } from "./setup-options.ts";
import { startGateway } from "./start-gateway.ts";
import { warnOfEngine } from "./warn-of-engine.ts";

/** From nothing to a model that answers. */
export async function setup(context: Context, given: SetupGiven): Promise<number> {
  const { output, messages, host } = context;
  if (given.check) return (await import("./setup-check.ts")).setupCheck(context);
  const wanted = wantedModel(context, given);
  const overrides = overridesFromEnv(host, messages);
  sayOverrides(context, overrides);
  const start = { overrides, useExistingState: given.useExistingState ?? false };
  if (given.dryRun) return dryRun(context, start, wanted);
  try {
    const wishes = await modelWishes(context, given, wanted);
    const { bridge } = await context.service();
    await warnOfEngine(context, bridge);
    const started = await startGateway(context, start);
    if (typeof started === "number") return started;
    const answers = await setModels(context, bridge, wanted, wishes);
    if (answers === null) return exitCode.interrupted;
    if (answers.every(({ answer }) => answer.status === "ok")) {
      const patch = { step: "hello", assistantLater: answers.length === 0, finished: true } as const;
      await ask(bridge, "setup.remember", { patch });
    }
    const { operation, snapshot } = started;
    return reportAnswers(context, answers, { operation, address: snapshot.gateway.address });
  } catch (error) {
    return printFailure(toFailure(error), output, messages, { event: "result" });
  }
}

/** What came of each; null where the person ended it. */
async function setModels(
  context: Context,
  bridge: Bridge,
  wanted: WantedModel,
  wishes: readonly ModelWish[],
): Promise<SetModel[] | null> {
  if (wanted.kind === "ask") {
    const chosen = await chooseModel(context, bridge);
    return chosen === null ? null : chosen === "later" ? [] : [chosen];
  }
  const answers: SetModel[] = [];
  for (const wish of wishes) {
    const set = await setAsking(context, bridge, wish);
    if (set === null) return null;
    answers.push(set);
  }
  return answers;
}

async function setAsking(context: Context, bridge: Bridge, wish: ModelWish): Promise<SetModel | null> {
  const { canAsk, prompts } = await import("../../terminal/prompts.ts");
  const asking = canAsk(context) ? prompts(context) : null;
  try {
    return await setModel(context, bridge, wish, asking);
  } finally {
    asking?.close();
  }
}

async function dryRun(
  context: Context,
  start: Parameters<typeof startGateway>[1],
  wanted: WantedModel,
): Promise<number> {
  const { output, messages } = context;
  const code = await showPlan(context, { kind: "start", ...start });
  const what =
    wanted.kind === "provider"
      ? wanted.provider
      : wanted.kind === "endpoint"
        ? `${customProvider} ${wanted.baseUrl} ${wanted.model}`
        : null;
  if (what !== null && !output.json) output.line(output.style.dim(messages.cli.setup.modelLater(what)));
  return code;
}
