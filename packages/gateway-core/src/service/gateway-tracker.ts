import type { ContainerDetails, ImageDetails } from "../engine/engine.ts";
import type { WishedGateway } from "../gateway/gateway-spec.ts";
import { instanceLabel } from "../gateway/labels.ts";
import { specDrift } from "../gateway/spec-drift.ts";
import type { Host } from "../host/host.ts";
import type { Logger } from "../host/logger.ts";
import { findContainers } from "../lifecycle/find-gateway.ts";
import { hasState } from "../lifecycle/state-facts.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { Connection } from "./engine-link.ts";
import { lookAtAdopted } from "./look-at-adopted.ts";
import { lookAtTakenOver } from "./look-at-taken-over.ts";
import { rememberVersion } from "./remember-version.ts";
import type { StateHolder } from "./service-state.ts";
import { wishedGateway } from "./wished-gateway.ts";

export interface TrackerOptions {
  host: Host;
  log: Logger;
  settings: SettingsStore;
  state: StateHolder;
  connection: () => Connection | null;
}

export interface GatewayTracker {
  /** Asks the engine for our container; one at a time, calls meanwhile share the next. Never rejects. */
  refresh(): Promise<ContainerDetails | null>;
  /** Asks for what changes seldom: the wished image, whether there is a state, what differs from the wish. */
  refreshWish(): Promise<void>;
}

/** Keeps container, images and drift in the state up to date, when told that something may have changed. */
export function createGatewayTracker(options: TrackerOptions): GatewayTracker {
  const { settings, state } = options;

  async function look(): Promise<ContainerDetails | null> {
    const connection = options.connection();
    if (connection === null) return null;
    const { engine } = connection;
    const { instanceId, adopted } = settings.memory();
    const known = state.get().container;
    const theirs = adopted && (await lookAtAdopted(connection, adopted));
    // The id is known almost always: one question instead of two.
    const details =
      theirs !== null
        ? theirs.details
        : (known && isOurs(known) && (await engine.inspectContainer(known.id))) ||
          (await find(engine, instanceId));
    if (connection.lost.aborted || settings.memory().adopted !== adopted) return null;
    const before = state.get();
    const sameImage = details !== null && before.containerImage?.id === details.imageId;
    state.change({
      container: details,
      containerImage: sameImage ? before.containerImage : null,
      drift: driftOf(details),
      adoption: theirs?.adoption ?? (await lookAtTakenOver(engine, settings.memory().takenOver)),
    });
    if (details !== null && !sameImage) {
      const containerImage = await engine.inspectImage(details.imageId);
      if (state.get().container?.imageId === details.imageId) state.change({ containerImage });
    }
    if (details !== null && adopted === null) rememberVersion(settings, details, state.get().containerImage);
    return details;
  }

  function isOurs({ labels }: ContainerDetails): boolean {
    return labels[instanceLabel] === settings.memory().instanceId;
  }

  async function find(engine: Connection["engine"], instanceId: string): Promise<ContainerDetails | null> {
    const list = await engine.listContainers({ all: true, labels: [`${instanceLabel}=${instanceId}`] });
    const { gateway } = findContainers(list, instanceId);
    return gateway === null ? null : engine.inspectContainer(gateway.id);
  }

  async function lookAtWish(): Promise<void> {
    const connection = options.connection();
    if (connection === null) return;
    const { image } = settings.preferences();
    const wishedImage = await connection.engine.inspectImage(state.get().overrides.image ?? image);
    if (connection.lost.aborted) return;
    state.change({ wishedImage });
    const wished = wish(wishedImage);
    const known = state.get().container;
    state.change({
      drift: driftOf(known),
      hasState:
        known !== null ||
        settings.memory().adopted !== null ||
        (wished !== null && (await hasState(connection.engine, wished))),
    });
  }

  function driftOf(details: ContainerDetails | null): readonly string[] {
    const { wishedImage } = state.get();
    if (details === null || !wishedImage || settings.memory().adopted !== null) return [];
    const wished = wish(wishedImage);
    return wished === null ? [] : specDrift(wished, details);
  }

  function wish(image: ImageDetails | null): WishedGateway | null {
    const engine = options.connection()?.facts;
    if (engine === undefined) return null;
    const preferences = settings.preferences();
    const { overrides } = state.get();
    try {
      return wishedGateway({ host: options.host, settings, state, engine, preferences, overrides, image });
    } catch {
      // Settings that make no spec are told when somebody starts.
      return null;
    }
  }

  return {
    refresh: coalesced(() => look().catch(report)),
    refreshWish: coalesced(() => lookAtWish().catch((error: unknown) => void report(error))),
  };

  function report(error: unknown): null {
    options.log.warn("the engine could not be asked", { reason: String(error) });
    return null;
  }
}

/** One run at a time; what is asked for during a run gets one more after it. */
function coalesced<T>(run: () => Promise<T>): () => Promise<T> {
  let current: Promise<T> | null = null;
  let next: Promise<T> | null = null;
  const begin = (): Promise<T> => {
    const promise = run().finally(() => {
      if (current === promise) current = null;
    });
    current = promise;
    return promise;
  };
  return () => {
    if (current === null) return begin();
    next ??= current.then(() => {
      next = null;
      return begin();
    });
    return next;
  };
}
