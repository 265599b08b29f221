import type { Failure } from "../contract/failure.ts";
import type { EngineCandidate, EngineFacts } from "../contract/snapshot.ts";
import type { Host } from "../host/host.ts";
import type { Logger } from "../host/logger.ts";
import type { Engine } from "./engine.ts";

export interface DiscoveryInput {
  host: Host;
  /** The endpoint a person chose, or null to search. */
  setting: string | null;
  /** Endpoint of the engine that owns our container, or null. */
  ownerEngine: string | null;
  signal?: AbortSignal;
  log?: Logger;
}

export interface Discovery {
  engine: Engine | null;
  facts: EngineFacts | null;
  /** Every place we looked at, in order of preference, and what came of it. */
  report: EngineCandidate[];
  failure: Failure | null;
}

/** Finds the engine to use. Never rejects but by `signal`. */
export async function discoverEngine(input: DiscoveryInput): Promise<Discovery> {
  void input;
  return {
    engine: null,
    facts: null,
    report: [],
    failure: { code: "engine-missing", message: "Not built yet" },
  };
}
