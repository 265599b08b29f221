import type { AgentReply } from "../contract/assistant.ts";
import type { Demo } from "../contract/demo.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import { removeDemos } from "../demo/remove-demos.ts";
import type { RunningDemo, startDemo } from "../demo/start-demo.ts";
import { engineFailure } from "../engine/engine-failure.ts";
import type { Host } from "../host/host.ts";
import type { Logger } from "../host/logger.ts";
import type { ChangeDesk } from "../lifecycle/change/change-desk.ts";
import type { Limits } from "../lifecycle/limits.ts";
import type { GatewayRpc } from "../openclaw/open-rpc.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { Connection, EngineLink } from "./engine-link.ts";
import type { StateHolder } from "./service-state.ts";

export interface DemoDesk {
  /** Resolves when one is on its way or there; how it goes is told in the state. */
  start(image?: string): Promise<void>;
  /** Throws RockpoolError `not-found` where none runs, and what `say` throws. */
  say(message: string): Promise<AgentReply>;
  /** Signs in to its Control UI. Throws RockpoolError `not-found` where none runs. */
  link(): Promise<{ url: string }>;
  /** Resolves when nothing of it is left. */
  stop(): Promise<void>;
  /** There is an engine: what a killed Rockpool left behind is removed. */
  connected(connection: Connection): void;
  close(): Promise<void>;
}

export interface DemoDeskOptions {
  host: Host;
  log: Logger;
  limits: Limits;
  settings: SettingsStore;
  state: StateHolder;
  link: Pick<EngineLink, "connected">;
  /** Gets an image that is not here. */
  pull: (connection: Connection) => ChangeDesk["pull"];
  /** For tests. */
  startDemo?: typeof startDemo;
}

interface Run {
  abort: AbortController;
  over: Promise<void>;
  running: { demo: RunningDemo; connection: Connection } | null;
  rpc: Promise<GatewayRpc> | null;
}

/** Ports of demos begin here: away from the gateway's own and those that stand beside it. */
const afterPort = 18_900;

/** One demo at a time, beside the gateway, of which it touches nothing. */
export function createDemoDesk(options: DemoDeskOptions): DemoDesk {
  const { log, settings, state } = options;
  let run: Run | null = null;
  let cleaning: Promise<void> = Promise.resolve();
  let closed = false;

  function tell(patch: Partial<Demo>): void {
    const { demo } = state.get();
    if (demo !== null) state.change({ demo: { ...demo, ...patch } });
  }

  function begin(reference: string): void {
    const demo: Demo = {
      ...{ state: "starting", step: "image", address: null, failure: null },
      startedAt: Date.now(),
    };
    state.change({ demo });
    const mine: Run = { abort: new AbortController(), over: Promise.resolve(), running: null, rpc: null };
    run = mine;
    mine.over = live(mine, reference)
      .then(
        () => null,
        (error: unknown) => engineFailure(error),
      )
      .then((failure) => {
        run = null;
        const asked = mine.abort.signal.aborted;
        log.info("demo", { ended: asked || failure === null ? "asked" : failure.code });
        if (asked || failure === null) state.change({ demo: null });
        else tell({ state: "failed", step: null, address: null, failure });
      });
  }

  /** From the image to the end. Throws why it ended where nobody asked for that. */
  async function live(mine: Run, reference: string): Promise<void> {
    const connection = await options.link.connected();
    const signal = AbortSignal.any([mine.abort.signal, connection.lost]);
    await cleaning;
    await removeDemos(connection.engine, settings.memory().instanceId);
    const demo = await start(connection, reference, signal);
    mine.running = { demo, connection };
    tell({ state: "running", step: null, address: demo.address });
    await Promise.race([demo.ended, aborted(signal)]);
    tell({ state: "ending" });
    const rpc = await mine.rpc?.catch(() => null);
    rpc?.close();
    mine.running = null;
    await demo.stop();
    if (!mine.abort.signal.aborted) {
      throw new RockpoolError({ code: "not-found", message: "The demo ended", facts: { what: "The demo" } });
    }
  }

  async function start(connection: Connection, reference: string, signal: AbortSignal): Promise<RunningDemo> {
    const { engine, facts } = connection;
    if ((await engine.inspectImage(reference)) === null) {
      const onProgress: Parameters<ChangeDesk["pull"]>[1]["onProgress"] = (progress) => tell({ progress });
      await options.pull(connection)(reference, { signal, onProgress });
    }
    const begun = options.startDemo ?? (await import("../demo/start-demo.ts")).startDemo;
    const { host, limits } = options;
    const { instanceId } = settings.memory();
    return begun({
      ...{ host, engine, facts, reference, instanceId, afterPort, signal },
      noProgressMs: limits.noProgressMs,
      onStep: (step) => tell({ step, progress: undefined }),
    });
  }

  function theOne(): { mine: Run; demo: RunningDemo; connection: Connection } {
    if (run?.running) return { mine: run, ...run.running };
    throw new RockpoolError({ code: "not-found", message: "No demo runs", facts: { what: "The demo" } });
  }

  async function rpcOf(): Promise<GatewayRpc> {
    const { mine, demo, connection } = theOne();
    const open = await mine.rpc?.catch(() => null);
    if (open && !open.closed) return open;
    mine.rpc = (async () => {
      const { openRpc } = await import("../openclaw/open-rpc.ts");
      return openRpc(connection.engine, demo.id, { mode: "token", secret: demo.token, why: "config" });
    })();
    return mine.rpc;
  }

  async function stop(): Promise<void> {
    if (run === null) return void state.change({ demo: null });
    tell({ state: "ending" });
    run.abort.abort(new Error("The demo is not wanted any more"));
    await run.over;
  }

  return {
    async start(image) {
      while (run?.abort.signal.aborted) await run.over;
      if (closed) throw new RockpoolError({ code: "service-unreachable", message: "Rockpool is ending" });
      if (run === null) begin(image ?? settings.preferences().image);
    },
    async say(message) {
      theOne();
      const [{ gatewayAsker }, { say }] = await Promise.all([
        import("../openclaw/model/gateway-asker.ts"),
        import("../openclaw/model/say.ts"),
      ]);
      return say(gatewayAsker(rpcOf), message);
    },
    async link() {
      const { demo, connection } = theOne();
      const { dashboardLink } = await import("../openclaw/dashboard-link.ts");
      const auth = { mode: "token", secret: demo.token, why: "config" } as const;
      const { url } = await dashboardLink(connection.engine, demo.id, demo.address, auth);
      return { url };
    },
    stop,
    connected({ engine }) {
      if (run !== null) return;
      cleaning = removeDemos(engine, settings.memory().instanceId).catch((error: unknown) =>
        log.warn("a demo of before stays", { reason: String(error) }),
      );
    },
    async close() {
      closed = true;
      await stop();
      await cleaning;
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
