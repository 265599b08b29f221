import { type CallName, calls, type Handlers } from "@rockpool/gateway-core/contract/calls";
import { Preferences } from "@rockpool/gateway-core/contract/settings/preferences";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import type { TopicSources } from "@rockpool/gateway-core/contract/topics";
import { thisHost } from "@rockpool/gateway-core/host/host";
import { silentLogger } from "@rockpool/gateway-core/host/logger";
import { join } from "@rockpool/gateway-core/sharing/join";
import type { Home } from "./desktop-app.ts";

export interface ScriptedService {
  /** What was asked of it, in order. */
  readonly asked: { name: CallName; input: unknown }[];
  /** Shows every client this snapshot. */
  show(snapshot: Snapshot): void;
  set(patch: Partial<Preferences>): void;
  /** What a call answers from now on. */
  answer(name: CallName, value: unknown): void;
  stop(): Promise<void>;
}

/**
 * The service of a home, played by the test: it holds the lock and the socket, and the app that is started on the same
 * home becomes its client. What the app shows and asks can so be tested without an engine.
 */
export async function playService(home: Home, first: Snapshot): Promise<ScriptedService> {
  const asked: { name: CallName; input: unknown }[] = [];
  const answers = new Map<CallName, unknown>();
  const snapshots = topic(first);
  const settings = topic(Preferences.parse({}));

  const names = Object.keys(calls) as CallName[];
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      (input: unknown) => {
        asked.push({ name, input });
        return answers.get(name) ?? { operationId: "op-1" };
      },
    ]),
    // Made from the list of names, which the type system cannot follow.
  ) as unknown as Handlers;
  const sources: TopicSources = {
    snapshot: (_params, push) => snapshots.subscribe(push),
    settings: (_params, push) => settings.subscribe(push),
    logs: () => () => {},
    stats: () => () => {},
    buildOutput: () => () => {},
    channels: () => () => {},
    devices: () => () => {},
    people: () => () => {},
    channelLogin: () => () => {},
    openclaw: () => () => {},
  };
  const membership = await join({
    host: thisHost({ ...process.env, ROCKPOOL_HOME: home.folder }),
    appVersion: "0.1.0",
    createService: () => ({ handlers, sources, busy: () => false, close: async () => {} }),
    log: silentLogger,
  });
  if (membership.role() !== "owner") throw new Error("somebody else serves this home");

  return {
    asked,
    show: snapshots.set,
    set: (patch) => settings.set({ ...settings.value(), ...patch }),
    answer: (name, value) => void answers.set(name, value),
    stop: () => membership.close(),
  };
}

function topic<T>(first: T) {
  let value = first;
  const listeners = new Set<(value: T) => void>();
  return {
    value: () => value,
    set(next: T): void {
      value = next;
      for (const listener of listeners) listener(next);
    },
    subscribe(push: (value: T) => void): () => void {
      listeners.add(push);
      push(value);
      return () => void listeners.delete(push);
    },
  };
}
