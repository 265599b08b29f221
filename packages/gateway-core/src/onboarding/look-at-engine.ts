import type { EngineCheck } from "../contract/setup.ts";
import type { EngineFacts } from "../contract/snapshot.ts";
import type { Engine } from "../engine/engine.ts";
import { engineFreeBytes } from "../engine/engine-free-bytes.ts";
import type { Host } from "../host/host.ts";
import { findContainers } from "../lifecycle/find-gateway.ts";
import { portFacts } from "../lifecycle/port-facts.ts";
import { engineChecks } from "./engine-checks.ts";

export interface EngineQuestion {
  engine: Engine;
  facts: EngineFacts;
  host: Host;
  instanceId: string;
  /** What the gateway is to be made of, and where it is to answer. */
  wish: { image: string; port: number };
}

/** Asks engine and host anew, and judges. Changes nothing. Rejects with an EngineError. */
export async function lookAtEngine(question: EngineQuestion): Promise<EngineCheck[]> {
  const { engine, facts, host, instanceId, wish } = question;
  const [containers, image, freeBytes] = await Promise.all([
    engine.listContainers(),
    engine.inspectImage(wish.image),
    engineFreeBytes(facts),
  ]);
  const ours = findContainers(containers, instanceId).gateway;
  return engineChecks({
    ...{ facts, freeBytes, imageIsHere: image !== null },
    port: wish.port,
    portFacts: await portFacts(host, wish.port, containers, ours?.id ?? null),
  });
}
