import { setTimeout as sleep } from "node:timers/promises";
import type { Adopted } from "../contract/adoption.ts";
import type { ContainerDetails, EngineEvent } from "../engine/engine.ts";
import { readGuardNote } from "../gateway/gateway-guard.ts";
import { identityId, identityOf } from "../gateway/gateway-identity.ts";
import { instanceLabel, roleLabel } from "../gateway/labels.ts";
import type { Logger } from "../host/logger.ts";
import { exitFailure, lastLines } from "../lifecycle/exit-failure.ts";
import type { Limits } from "../lifecycle/limits.ts";
import { stopQuietly } from "../lifecycle/stop-quietly.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { Connection } from "./engine-link.ts";
import type { GatewayTracker } from "./gateway-tracker.ts";
import type { Operations } from "./operations.ts";
import type { StateHolder } from "./service-state.ts";

export interface OutsideOptions {
  log: Logger;
  limits: Limits;
  settings: SettingsStore;
  state: StateHolder;
  tracker: GatewayTracker;
  operations: Pick<Operations, "running" | "request">;
  connection: () => Connection | null;
}

export interface OutsideChanges {
  /** An event of the engine, ours or not. */
  event(event: EngineEvent): void;
  /** A connection was made: what happened while nobody looked? */
  connected(again: boolean): Promise<void>;
  /** Before that: whether a gateway that seems stopped had failed, so that it is never told to be well first. */
  lookAtEnd(): Promise<void>;
}

/** Exit codes of a gateway that was asked to end; 137 is somebody's SIGKILL where memory is not the reason. */
const askedToEnd = [0, 143, 137];
/** INT, QUIT, KILL and TERM. */
const endingSignals = new Set(["2", "INT", "3", "QUIT", "9", "KILL", "15", "TERM"]);
/** An engine that shuts down stops containers just before it goes: only one that is still there after this was told to. */
const confirmMs = [300, 2000];
/** An engine that starts brings its containers back; what is still down after this it has forgotten. */
const settleMs = 3000;

/** What others do to our container: the person's wish follows a stop, a start or a removal; a crash becomes a failure. */
export function createOutsideChanges(options: OutsideOptions): OutsideChanges {
  const { log, settings, state, tracker, operations } = options;
  /** Somebody sent a signal to the container since it last started. */
  let signalled = false;
  let ranBeforeLoss = false;
  /** To tell an engine that came back from another one that was chosen. */
  let engineId: string | null = null;

  function event(event: EngineEvent): void {
    if (event.type === "image") {
      if (["pull", "tag", "untag", "delete", "import", "load"].includes(event.action))
        void tracker.refreshWish();
      return;
    }
    if (event.type !== "container" || !isOurs(event) || isNoise(event.action)) return;
    if (event.action.startsWith("health_status")) {
      engineHealth(event.action);
      return;
    }
    if (event.action === "stop" || (event.action === "kill" && isToEnd(event.attributes.signal)))
      signalled = true;
    if (event.action === "start") signalled = false;
    const wasSignalled = signalled;
    void tracker
      .refresh()
      .then((details) => {
        ranBeforeLoss = details?.status === "running" || details?.status === "restarting";
        if (operations.running()) return;
        return follow(event, details, wasSignalled);
      })
      .catch((error: unknown) => log.warn("an event could not be followed", { reason: String(error) }));
  }

  async function follow(
    event: EngineEvent,
    details: ContainerDetails | null,
    wasSignalled: boolean,
  ): Promise<void> {
    // Whether somebody else's gateway runs is no wish of ours.
    if (settings.memory().adopted !== null) {
      if (event.action === "die" && !wasSignalled)
        await crashed(event.id, Number(event.attributes.exitCode ?? Number.NaN));
      return;
    }
    switch (event.action) {
      case "start":
        settings.remember({ shouldRun: true });
        return;
      case "destroy":
        if (details === null && (await stillThere())) {
          settings.remember({ shouldRun: false });
          await tracker.refreshWish();
        }
        return;
      case "die":
        if (!wasSignalled) await crashed(event.id, Number(event.attributes.exitCode ?? Number.NaN));
        else if (await stillThere()) settings.remember({ shouldRun: false });
    }
  }

  /** It ended by itself. The engine starts it again; the guard in it will not, where that is of no use. */
  async function crashed(id: string, exitCode: number): Promise<void> {
    const connection = options.connection();
    if (connection === null || exitCode === 0 || state.get().container?.id !== id) return;
    const { engine } = connection;
    const [details, note, logText] = await Promise.all([
      engine.inspectContainer(id),
      readGuardNote(engine, id).catch(() => null),
      lastLines(engine, { id }),
    ]);
    if (details === null || operations.running()) return;
    const failure = exitFailure({ exitCode, oomKilled: details.oomKilled, log: logText, repaired: false });
    state.change({ failure: { ...failure, at: Date.now() } });
    if (note?.givesUp && settings.memory().adopted === null) await giveUp(connection, id);
  }

  async function giveUp({ engine }: Connection, id: string): Promise<void> {
    log.warn("the gateway is not started again", { id });
    await stopQuietly({ engine, limits: options.limits }, id);
    await tracker.refresh();
  }

  async function stillThere(): Promise<boolean> {
    const connection = options.connection();
    if (connection === null) return false;
    let waited = 0;
    for (const ms of confirmMs) {
      await sleep(ms - waited, undefined, { signal: connection.lost, ref: false }).catch(() => {});
      waited = ms;
      if (connection.lost.aborted) return false;
      try {
        await connection.engine.ping();
      } catch {
        return false;
      }
    }
    return !operations.running() && !isUp(state.get().container);
  }

  async function connected(again: boolean): Promise<void> {
    const details = state.get().container;
    const id = options.connection()?.facts.id ?? null;
    const isSame = again && id === engineId;
    engineId = id;
    if (operations.running() || settings.memory().adopted !== null) return;
    if (isUp(details)) {
      ranBeforeLoss = true;
      settings.remember({ shouldRun: true });
      if (details !== null && details.restartCount > 0) await lookForGuard(details);
      return;
    }
    if (isSame && ranBeforeLoss && settings.memory().shouldRun) return bringBack();
    if (!settings.memory().shouldRun) return;
    if (details === null) settings.remember({ shouldRun: false });
    else if (details.exitCode !== null) await endedUnseen(details, details.exitCode);
  }

  /** Nobody looked when it ended: a clean end was somebody's wish, any other is a failure to be shown. */
  async function endedUnseen(details: ContainerDetails, exitCode: number): Promise<void> {
    if (askedToEnd.includes(exitCode) && !details.oomKilled) settings.remember({ shouldRun: false });
    else await crashed(details.id, exitCode);
  }

  /** It ran until the engine went away: nobody stopped it, so it is to run again. */
  async function bringBack(): Promise<void> {
    await sleep(settleMs, undefined, { ref: false });
    const details = await tracker.refresh();
    if (isUp(details) || details === null || operations.running() || options.connection() === null) return;
    if (!settings.memory().shouldRun) return;
    log.info("starting the gateway again after the engine came back");
    await operations.request("start", { overrides: state.get().overrides });
  }

  async function lookForGuard(details: ContainerDetails): Promise<void> {
    const connection = options.connection();
    const note = connection && (await readGuardNote(connection.engine, details.id).catch(() => null));
    if (connection === null || !note?.givesUp || operations.running()) return;
    await giveUp(connection, details.id);
    await crashed(details.id, note.exitCode);
  }

  /**
   * A stop that meets the engine's restart of a gateway that failed leaves the exit code of the stop. The guard's note is
   * there only where nothing has ended well since.
   */
  async function lookAtEnd(): Promise<void> {
    const { container, failure } = state.get();
    const connection = options.connection();
    if (connection === null || container === null || failure !== null || operations.running()) return;
    if (container.status !== "exited" || ![0, 143].includes(container.exitCode ?? Number.NaN)) return;
    const note = await readGuardNote(connection.engine, container.id).catch(() => null);
    if (note !== null) await crashed(container.id, note.exitCode);
  }

  function isOurs({ id, attributes }: EngineEvent): boolean {
    if (id === state.get().container?.id) return true;
    const { adopted } = settings.memory();
    if (adopted !== null) return isAdopted(adopted, attributes);
    return attributes[instanceLabel] === settings.memory().instanceId && attributes[roleLabel] === "gateway";
  }

  function engineHealth(action: string): void {
    const { container } = state.get();
    const said = action.split(":")[1]?.trim();
    if (container === null || (said !== "healthy" && said !== "unhealthy" && said !== "starting")) return;
    state.change({ container: { ...container, health: said } });
  }

  return { event, connected, lookAtEnd };
}

/** Also one that its owner has just made anew. Events carry the labels among their attributes, and the name. */
function isAdopted({ identity }: Adopted, attributes: EngineEvent["attributes"]): boolean {
  if (identity.kind === "native") return false;
  const same = identityOf({ name: attributes.name ?? "", labels: attributes }, identity.engine);
  return identityId(same) === identityId(identity);
}

/** Other signals, like a reload's, end nothing: a crash after one is a crash. Engines tell numbers, Podman at times names. */
function isToEnd(signal: string | undefined): boolean {
  return signal === undefined || endingSignals.has(signal.replace(/^SIG/i, "").toUpperCase());
}

/** The engine's own health check and our own looks, which come by the minute. */
function isNoise(action: string): boolean {
  return /^(exec_|archive-path|extract-to-dir|top|attach|detach|resize|copy|export|commit)/.test(action);
}

function isUp(details: ContainerDetails | null): boolean {
  return details?.status === "running" || details?.status === "restarting" || details?.status === "paused";
}
