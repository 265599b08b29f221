import type { Handlers } from "./contract/calls.ts";
import type { TopicSources } from "./contract/topics.ts";
import type { Host } from "./host/host.ts";
import type { Logger } from "./host/logger.ts";
import type { SettingsStore } from "./settings/settings-store.ts";

export interface Service {
  readonly handlers: Handlers;
  readonly sources: TopicSources;
  /** Whether an operation runs: who wants to quit should wait for it or cancel it. */
  busy(): boolean;
  /** Ends streams, watches and sessions. The gateway goes on. */
  close(): Promise<void>;
}

export interface ServiceOptions {
  host: Host;
  settings: SettingsStore;
  log: Logger;
  appVersion: string;
}

/** Cheap to make: engine and gateway libraries are loaded when they are first needed. */
export function createService(_options: ServiceOptions): Service {
  throw new Error("not built yet");
}
