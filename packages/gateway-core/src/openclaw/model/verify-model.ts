import type { ModelAnswer } from "../../contract/assistant.ts";
import { askAgent } from "./ask-agent.ts";
import type { GatewayAsker } from "./gateway-asker.ts";
import { modelAnswer } from "./model-answer.ts";
import { readModelConfig } from "./read-model-config.ts";
import { reasonOf } from "./setup-failures.ts";
import { statusOfError } from "./status-of-error.ts";

const method = "openclaw.setup.verify";

/** A change of the config takes a second, one that restarts the gateway up to a minute on a busy machine. */
const longestWaitMs = 90_000;
const pauseMs = 500;
/** The gateway itself gives the model 90 s, and no end to a provider that asks it to come again later. */
const timeoutMs = 100_000;

/** Source: 2026.9.6 says it with the status `unavailable` while what was saved is not what runs. */
const notActive = /not active yet/i;

/**
 * Asks the configured model for a real answer, once the gateway runs on what was saved last. Versions without a test of their
 * own (2026.4.29) are asked for a short answer of the model. Rejects with RockpoolError `gateway-rpc`.
 */
export async function verifyModel(asker: GatewayAsker): Promise<ModelAnswer> {
  if (!(await asker.supports(method))) return askForAnswer(asker);
  for (let waited = 0; ; waited += pauseMs) {
    const { restarts: _, ...answer } = await askForTest(asker);
    const waiting = answer.status === "unavailable" && notActive.test(answer.error ?? "");
    if (!waiting || waited >= longestWaitMs)
      return { ...answer, model: answer.model ?? (await configured(asker)) };
    await asker.pause(pauseMs);
  }
}

async function askForTest(asker: GatewayAsker): Promise<ReturnType<typeof modelAnswer>> {
  try {
    return modelAnswer(await asker.ask(method, {}, { timeoutMs, again: true }));
  } catch (error) {
    if (reasonOf(error) !== "CLIENT_TIMEOUT") throw error;
    return modelAnswer({ ok: false, status: "timeout", error: `No answer within ${timeoutMs / 1000} s.` });
  }
}

async function askForAnswer(asker: GatewayAsker): Promise<ModelAnswer> {
  const wanted = await configured(asker);
  if (wanted === null) {
    return { status: "unavailable", model: null, latencyMs: null, error: "No model is configured." };
  }
  const startedAt = performance.now();
  const { reply, model, error } = await askAgent(asker, { message: "Reply with OK.", raw: true, timeoutMs });
  const ok = reply !== null && error === null;
  return {
    status: ok ? "ok" : statusOfError(error ?? ""),
    model: model ?? wanted,
    latencyMs: ok ? Math.round(performance.now() - startedAt) : null,
    error,
  };
}

async function configured(asker: GatewayAsker): Promise<string | null> {
  return (await readModelConfig(asker)).model;
}
