import type { CallName, Handlers } from "../contract/calls.ts";
import type { GatewayAsker } from "../openclaw/model/gateway-asker.ts";
import type { Wizard } from "../openclaw/model/wizard.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import { createErrorCleaner } from "./error-cleaner.ts";
import type { GatewayAccess } from "./gateway-access.ts";

type Name = Extract<CallName, `assistant.${string}` | `wizard.${string}`>;

export interface AssistantHandlersOptions {
  access: Pick<GatewayAccess, "running" | "rpc" | "secrets">;
  settings: Pick<SettingsStore, "memory" | "remember">;
}

/** The model of the running gateway, and the first message to it. No key is kept or told again. */
export function assistantHandlers({ access, settings }: AssistantHandlersOptions): Pick<Handlers, Name> {
  const cleaner = createErrorCleaner(() => access.secrets());
  let parts: Promise<{ asker: GatewayAsker; wizard: Wizard }> | null = null;

  /** The gateway's client is loaded when it is first needed. */
  function load() {
    parts ??= (async () => {
      const [{ gatewayAsker }, { createWizard }] = await Promise.all([
        import("../openclaw/model/gateway-asker.ts"),
        import("../openclaw/model/wizard.ts"),
      ]);
      const asker = gatewayAsker(() => access.rpc());
      const memory = {
        get: () => settings.memory().wizard,
        set: (wizard: ReturnType<typeof settings.memory>["wizard"]) => settings.remember({ wizard }),
      };
      return { asker, wizard: createWizard(asker, memory) };
    })();
    return parts;
  }

  return {
    "assistant.options": () =>
      cleaner.during(async () => {
        const [{ asker }, { assistantOptions }] = await Promise.all([
          load(),
          import("../openclaw/model/assistant-options.ts"),
        ]);
        return assistantOptions(asker);
      }),
    "assistant.useKey": (input) =>
      cleaner.during(async () => {
        cleaner.add(input.key);
        const [{ asker }, { useKey }] = await Promise.all([load(), import("../openclaw/model/use-key.ts")]);
        return useKey(asker, input);
      }),
    "assistant.useEndpoint": (input) =>
      cleaner.during(async () => {
        cleaner.add(input.key);
        const { engine, details } = access.running();
        const [{ asker }, { useEndpoint }, { probeEndpoint }] = await Promise.all([
          load(),
          import("../openclaw/model/use-endpoint.ts"),
          import("../openclaw/model/probe-endpoint.ts"),
        ]);
        return useEndpoint(asker, input, (url) => probeEndpoint(engine, details.id, url));
      }),
    "assistant.localServers": async () => {
      const { engine, details } = access.running();
      const { localServers } = await import("../openclaw/model/local-servers.ts");
      return { servers: await localServers(engine, details.id) };
    },
    "assistant.verify": () =>
      cleaner.during(async () => {
        const [{ asker }, { verifyModel }] = await Promise.all([
          load(),
          import("../openclaw/model/verify-model.ts"),
        ]);
        return verifyModel(asker);
      }),
    "assistant.say": ({ message }) =>
      cleaner.during(async () => {
        const [{ asker }, { say }] = await Promise.all([load(), import("../openclaw/model/say.ts")]);
        return say(asker, message);
      }),
    "wizard.start": ({ kind, provider }) =>
      cleaner.during(async () => (await load()).wizard.start(kind, provider)),
    "wizard.current": async () => ({
      wizard: await cleaner.during(async () => (await load()).wizard.current()),
    }),
    "wizard.next": ({ sessionId, answer }) =>
      cleaner.during(async () => {
        const { wizard } = await load();
        const isSecret = wizard.lastStep()?.sensitive !== false;
        if (isSecret && typeof answer?.value === "string") cleaner.add(answer.value);
        return wizard.next(sessionId, answer);
      }),
    "wizard.cancel": ({ sessionId }) =>
      cleaner.during(async () => {
        await (await load()).wizard.cancel(sessionId);
        return {};
      }),
  };
}
