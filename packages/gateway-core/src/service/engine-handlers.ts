import type { CallName, Handlers } from "../contract/calls.ts";
import type { Failure } from "../contract/failure.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { Host } from "../host/host.ts";
import type { EngineLink } from "./engine-link.ts";
import type { StateHolder } from "./service-state.ts";
import { startEngineFailure } from "./start-engine-failure.ts";

type Name = Extract<CallName, `engine.${string}`>;

export interface EngineHandlersOptions {
  host: Host;
  state: StateHolder;
  link: EngineLink;
}

/** How a computer comes to an engine that answers. */
export function engineHandlers({ host, state, link }: EngineHandlersOptions): Pick<Handlers, Name> {
  let installing: Promise<void> | null = null;

  async function startEngine(): Promise<{ started: boolean }> {
    const { engine } = state.get();
    if (engine.kind === "connected") return { started: true };
    const report = engine.kind === "unavailable" ? engine.report : await link.search();
    const { startEngine: start } = await import("../host/start-engine.ts");
    const result = await start({ host, report });
    if (!result.started) throw new RockpoolError(startEngineFailure(whyNoEngine(), result));
    await link.search();
    return { started: true };
  }

  function whyNoEngine(): Failure {
    const { engine } = state.get();
    if (engine.kind === "unavailable") return engine.failure;
    return { code: "engine-stopped", message: "The engine could not be started" };
  }

  async function install(): Promise<void> {
    const { installCommands, installEngine } = await import("../host/install-engine.ts");
    const commands = installCommands(host);
    if (commands === null) {
      throw new RockpoolError({ code: "not-supported", message: "An engine is not ours to install here" });
    }
    const failure = await installEngine(host, commands);
    await link.search();
    if (failure !== null) throw new RockpoolError(failure);
  }

  return {
    "engine.search": async () => ({ report: await link.search() }),
    "engine.start": startEngine,
    "engine.installation": async () => {
      const { installCommands, lineOf } = await import("../host/install-engine.ts");
      return { lines: installCommands(host)?.map(lineOf) ?? null };
    },
    "engine.install": async () => {
      installing ??= install().finally(() => {
        installing = null;
      });
      await installing;
      return {};
    },
  };
}
