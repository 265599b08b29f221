import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { WizardState, WizardStep } from "../../contract/assistant.ts";
import { RockpoolError } from "../../contract/rockpool-error.ts";
import type { Memory } from "../../contract/settings.ts";
import { setupOptions } from "./assistant-options.ts";
import { enableProvider } from "./enable-provider.ts";
import type { GatewayAsker } from "./gateway-asker.ts";
import { modelAnswer } from "./model-answer.ts";
import { reasonOf, setupBusy, setupLost } from "./setup-failures.ts";
import { wizardState } from "./wizard-state.ts";

type Begun = NonNullable<Memory["wizard"]>;

/** What is kept of a wizard where another process finds it. */
export interface WizardMemory {
  get(): Memory["wizard"];
  set(wizard: Memory["wizard"]): void;
}

export interface StepAnswer {
  stepId: string;
  value?: unknown;
}

export interface Wizard {
  /** Begins one, or goes on with the same one. Rejects with `setup-busy`, `setup-unsupported`, `gateway-rpc`. */
  start(kind: Begun["kind"], provider: string): Promise<WizardState>;
  /** null where there is none, or the gateway knows it no more. */
  current(): Promise<WizardState | null>;
  /** The next step, which may take as long as a person does. Rejects with `setup-lost`, `gateway-rpc`. */
  next(sessionId: string, answer?: StepAnswer): Promise<WizardState>;
  /** Rejects with `setup-busy` where it is past the point of return. */
  cancel(sessionId: string): Promise<void>;
  /** The step that was shown last, as far as this process has seen it. */
  lastStep(): WizardStep | null;
}

const startMethods = {
  "sign-in": "openclaw.setup.auth.start",
  prepare: "openclaw.setup.prepare.start",
  channel: "wizard.start",
} as const;

/** After that the same step is told again, and whoever waits asks again. */
const longestPollMs = 600_000;
const activateMs = 240_000;
const settleMs = 15_000;

/** OpenClaw's own wizards, step by step. They live in the gateway and outlive our process, though not the gateway's. */
export function createWizard(asker: GatewayAsker, memory: WizardMemory): Wizard {
  let shown: { sessionId: string; step: WizardStep } | null = null;

  /** Keeps what has to be kept of an answer, and forgets what is over. */
  function seen({ preparedModel: _, ...state }: ReturnType<typeof wizardState>): WizardState {
    if (state.step !== null) shown = { sessionId: state.sessionId, step: state.step };
    if (state.status !== "running") forget(state.sessionId);
    return state;
  }

  function forget(sessionId: string): void {
    if (shown?.sessionId === sessionId) shown = null;
    if (memory.get()?.sessionId === sessionId) memory.set(null);
  }

  /** It names its session itself. */
  async function beginChannel(channel: string): Promise<WizardState> {
    const params = { flow: "channels", channel };
    const answer = await asker.ask("wizard.start", params, { timeoutMs: 120_000 }).catch(setupBusy);
    const { sessionId } = z.object({ sessionId: z.string().min(1) }).parse(answer);
    memory.set({ sessionId, kind: "channel", provider: channel });
    return seen(wizardState(sessionId, answer));
  }

  async function begin(kind: Begun["kind"], provider: string): Promise<WizardState> {
    if (kind === "channel") return beginChannel(provider);
    const offered = (await setupOptions(asker)).find(({ id }) => id === provider);
    await enableProvider(asker, offered?.brand ?? null);
    const sessionId = randomUUID();
    const params = { sessionId, authChoice: provider };
    const answer = await asker.ask(startMethods[kind], params, { timeoutMs: 60_000 }).catch(setupBusy);
    memory.set({ sessionId, kind, provider });
    return seen(wizardState(sessionId, answer));
  }

  async function current(): Promise<WizardState | null> {
    const begun = memory.get();
    if (begun === null) return null;
    const { sessionId } = begun;
    try {
      const answer = await asker.ask("wizard.status", { sessionId }, { again: true });
      const state = seen(wizardState(sessionId, answer));
      if (state.status !== "running") return state;
      return { ...state, step: shown?.sessionId === sessionId ? shown.step : null };
    } catch (error) {
      if (reasonOf(error) !== "WIZARD_NOT_FOUND") throw error;
      forget(sessionId);
      return null;
    }
  }

  async function ask(sessionId: string, answer: StepAnswer | undefined, isLast = false): Promise<unknown> {
    const params = { sessionId, ...(answer === undefined ? {} : { answer }) };
    try {
      return await asker.ask("wizard.next", params, { timeoutMs: longestPollMs });
    } catch (error) {
      switch (reasonOf(error)) {
        case "WIZARD_NOT_FOUND":
          forget(sessionId);
          throw setupLost(error);
        case "CLIENT_TIMEOUT":
          return { status: "running", step: shown?.sessionId === sessionId ? shown.step : null };
        // Answered twice, or the connection broke: whether the answer arrived shows in what is asked next.
        case "INVALID_REQUEST":
        case "closed":
          if (isLast || (answer === undefined && reasonOf(error) === "INVALID_REQUEST")) throw error;
          return ask(sessionId, undefined, true);
        default:
          throw error;
      }
    }
  }

  /** A preparation ends with a model that is there and not yet in use. */
  async function activate(state: WizardState, provider: string, model: string): Promise<WizardState> {
    const params = { kind: `provider-auto:${provider}`, modelRef: model };
    const answer = modelAnswer(
      await asker.ask("openclaw.setup.activate", params, { timeoutMs: activateMs }).catch(setupBusy),
    );
    if (answer.status === "ok") return { ...state, model: answer.model ?? model };
    return { ...state, status: "error", error: answer.error ?? answer.status };
  }

  return {
    async start(kind, provider) {
      await asker.require(startMethods[kind]);
      const running = await current();
      const begun = memory.get();
      if (running?.status === "running" && begun !== null) {
        if (begun.kind === kind && begun.provider === provider) return running;
        // Who chooses another way has left the first one.
        await cancel(begun.sessionId);
      }
      return begin(kind, provider);
    },
    current,
    async next(sessionId, answer) {
      const begun = memory.get();
      const { preparedModel, ...state } = wizardState(sessionId, await ask(sessionId, answer));
      seen({ preparedModel, ...state });
      const isPrepared =
        state.status === "done" && begun?.sessionId === sessionId && begun.kind === "prepare";
      return isPrepared && preparedModel !== null ? activate(state, begun.provider, preparedModel) : state;
    },
    cancel,
    lastStep: () => shown?.step ?? null,
  };

  async function cancel(sessionId: string): Promise<void> {
    try {
      const answer = await asker.ask("wizard.cancel", { sessionId }, { again: true });
      if (wizardState(sessionId, answer).status === "running") throw pastReturn();
      // The gateway takes no other setup until this one has let go of everything; this question waits for it.
      await asker.ask("wizard.status", { sessionId }, { timeoutMs: settleMs }).catch(() => {});
    } catch (error) {
      if (reasonOf(error) !== "WIZARD_NOT_FOUND") throw error;
    }
    forget(sessionId);
  }
}

function pastReturn(): RockpoolError {
  return new RockpoolError({
    code: "setup-busy",
    message: "The setup is being saved and cannot be cancelled now",
  });
}
