import type { Bridge } from "../contract/bridge.ts";
import type { Handlers } from "../contract/calls.ts";
import type { TopicSources, Unsubscribe } from "../contract/topics.ts";
import type { Host } from "../host/host.ts";
import type { Logger } from "../host/logger.ts";

/** What the owner serves: the shape of `createService`'s result. */
export interface SharedService {
  handlers: Handlers;
  sources: TopicSources;
  /** Whether an operation or an OpenClaw session runs. */
  busy(): boolean;
  close(): Promise<void>;
}

export interface JoinOptions {
  host: Host;
  appVersion: string;
  /** Called only when this process becomes the owner, now or later. */
  createService: () => SharedService | Promise<SharedService>;
  log: Logger;
}

export type Role = "owner" | "client";

/** This process's share in the one service of this person. */
export interface Membership {
  /** Stays the same object when the role changes; subscriptions go on. */
  bridge: Bridge;
  role(): Role;
  onRoleChange(listener: (role: Role) => void): Unsubscribe;
  /** An owner first waits for the running operation, refusing new ones. */
  close(): Promise<void>;
}

/**
 * Becomes the owner of the service, or a client of the process that is. Rejects with RockpoolError `service-version`
 * (the owner speaks another version of the wire), `service-unreachable` or `home-missing`.
 */
export async function join(options: JoinOptions): Promise<Membership> {
  void options;
  throw new Error("not written yet");
}
