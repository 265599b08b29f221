import { setTimeout as sleep } from "node:timers/promises";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { EngineCandidate, EngineFacts, EngineState } from "../contract/snapshot.ts";
import type { Discovery, DiscoveryInput } from "../engine/discover-engine.ts";
import type { Engine, EngineEvent } from "../engine/engine.ts";
import type { Host } from "../host/host.ts";
import type { Logger } from "../host/logger.ts";
import { createEngineWait } from "./engine-wait.ts";

export interface LinkOptions {
  host: Host;
  log: Logger;
  discover: (input: DiscoveryInput) => Promise<Discovery>;
  /** Read anew before each search. */
  wanted: () => { setting: string | null; ownerEngine: string | null };
  onState: (state: EngineState) => void;
  /** Events are followed from here on: time to look. What was seen and `connected` are told together. */
  look: (connection: Connection) => Promise<void>;
  /** After the first look. `again` when there was a connection before. */
  onConnected: (again: boolean) => void;
  onEvent: (event: EngineEvent) => void;
  /** While no engine is there, in case no change was seen; milliseconds. The sockets' watch knows how long by itself. */
  retryMs?: number;
}

export interface Connection {
  engine: Engine;
  facts: EngineFacts;
  /** Aborted when the connection is lost or closed. */
  lost: AbortSignal;
}

export interface EngineLink {
  current(): Connection | null;
  /** Waits for a search under way; throws RockpoolError with why there is no engine. */
  connected(): Promise<Connection>;
  /** Looks again at once, drops the connection where `restart` is said. Resolves when the search is over. */
  search(restart?: boolean): Promise<EngineCandidate[]>;
  close(): void;
}

/** Between two searches after a connection broke: an engine that restarts refuses for a moment. */
const pauseMs = [0, 200, 500, 1000, 2000];

/** Finds an engine, follows its events, and finds it again: for as long as the service lives. */
export function openEngineLink(options: LinkOptions): EngineLink {
  const closed = new AbortController();
  let connection: Connection | null = null;
  let state: EngineState = { kind: "searching" };
  let drop = new AbortController();
  let wake = new AbortController();
  let waiting: (() => void)[] = [];
  let everConnected = false;
  let lastReport: EngineCandidate[] = [];
  /** Counts the searches that must begin anew. */
  let question = 0;
  const wait = createEngineWait(options.host, options.retryMs);

  const setState = (next: EngineState) => {
    state = next;
    options.onState(next);
  };

  void run().finally(() => wait.end());

  async function run(): Promise<void> {
    let failures = 0;
    while (!closed.signal.aborted) {
      wait.searching();
      const asked = question;
      const found = await discover();
      if (closed.signal.aborted) return;
      // Somebody changed meanwhile what is searched for: this answers another question.
      if (asked !== question) continue;
      lastReport = found.report;
      if (found.engine === null || found.facts === null) {
        setState(unavailable(found));
        searchIsOver();
        // Right after a loss the engine is likely coming back: look again soon before settling for watching.
        const pause = everConnected ? pauseMs[failures] : undefined;
        await (pause === undefined ? idle(found.report) : nap(pause));
        failures += 1;
        continue;
      }
      failures = 0;
      wait.end();
      await follow(found.engine, found.facts, found.report);
    }
  }

  async function discover(): Promise<Discovery> {
    try {
      return await options.discover({
        host: options.host,
        ...options.wanted(),
        signal: closed.signal,
        log: options.log,
      });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { engine: null, facts: null, report: [], failure: { code: "engine-error", message } };
    }
  }

  async function follow(engine: Engine, facts: EngineFacts, report: EngineCandidate[]): Promise<void> {
    drop = new AbortController();
    const gone = new AbortController();
    const signal = AbortSignal.any([drop.signal, closed.signal]);
    const mine: Connection = { engine, facts, lost: gone.signal };
    connection = mine;
    searchIsOver();
    try {
      for await (const event of engine.events(signal)) {
        if (event.action === "connected") {
          void arrive(mine, report);
        } else options.onEvent(event);
      }
    } catch (error) {
      options.log.warn("the engine went away", { reason: String(error) });
    }
    connection = null;
    gone.abort();
    if (!closed.signal.aborted) setState({ kind: "searching" });
  }

  async function arrive(mine: Connection, report: EngineCandidate[]): Promise<void> {
    await options.look(mine);
    if (mine.lost.aborted || closed.signal.aborted) return;
    setState({ kind: "connected", facts: mine.facts, report });
    const again = everConnected;
    everConnected = true;
    options.onConnected(again);
  }

  async function idle(report: readonly EngineCandidate[]): Promise<void> {
    wake = new AbortController();
    const endpoints = report.map(({ endpoint }) => endpoint);
    await wait.untilChanged(endpoints, AbortSignal.any([wake.signal, closed.signal]));
  }

  async function nap(ms: number): Promise<void> {
    wake = new AbortController();
    const signal = AbortSignal.any([wake.signal, closed.signal]);
    await sleep(ms, undefined, { signal, ref: false }).catch(() => {});
  }

  /** Of the search under way, or of one begun now. */
  function nextResult(): Promise<void> {
    return new Promise((resolve) => {
      waiting.push(resolve);
      wake.abort();
    });
  }

  function searchIsOver(): void {
    const told = waiting;
    waiting = [];
    for (const tell of told) tell();
  }

  return {
    current: () => connection,
    async connected() {
      if (connection === null && !closed.signal.aborted) await nextResult();
      if (connection !== null) return connection;
      throw new RockpoolError(
        state.kind === "unavailable"
          ? state.failure
          : { code: "engine-unreachable", message: "The connection to the engine was just lost" },
      );
    },
    async search(restart = false) {
      if (restart) {
        question += 1;
        drop.abort();
      }
      if (restart || connection === null) await nextResult();
      return lastReport;
    },
    close() {
      closed.abort();
      searchIsOver();
    },
  };
}

function unavailable({ report, failure }: Discovery): EngineState {
  return {
    kind: "unavailable",
    report,
    failure: failure ?? { code: "engine-missing", message: "No container engine was found" },
  };
}
