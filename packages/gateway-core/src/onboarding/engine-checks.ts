import type { EngineCheck } from "../contract/setup.ts";
import type { EngineFacts } from "../contract/snapshot.ts";
import type { PortFacts } from "../lifecycle/observed.ts";

export interface ChecksInput {
  facts: EngineFacts;
  /** Where the engine keeps its images, in bytes; null where nobody can say. */
  freeBytes: number | null;
  /** Whether the wished image is on the engine. */
  imageIsHere: boolean;
  /** The host port of the wish. */
  port: number;
  portFacts: PortFacts;
}

/**
 * `host-gateway`, by which a gateway reaches model servers on this computer, came with Docker Engine 20.10. All else that
 * is asked of an engine is older. Source: docs.docker.com/reference/api/engine/version-history.
 */
export const lowestApi = "1.41";
/** What OpenClaw's documentation asks of a machine that runs a gateway with tools, in bytes. */
export const wantedMemory = 4_000_000_000;
/** An image of 1.2 GB unpacked, its layers while they come, and a gateway's growth; in bytes. */
const roomForImage = { least: 2_000_000_000, wanted: 4_000_000_000 };
/** For a gateway whose image is here already. */
const roomForGateway = { least: 256 * 1024 * 1024, wanted: 1_000_000_000 };

/** What has to be so for a gateway to run well on this engine. What the engine does not tell is `unknown`. */
export function engineChecks(input: ChecksInput): EngineCheck[] {
  const { facts } = input;
  return [
    apiVersion(facts),
    memory(facts),
    disk(input),
    port(input),
    { id: "rootless", state: facts.rootless ? "note" : "good", facts: {} },
    { id: "podman", state: podman(facts), facts: facts.version === "" ? {} : { version: facts.version } },
  ];
}

function apiVersion({ apiVersion: version }: EngineFacts): EngineCheck {
  const found = parse(version);
  const facts = { version, wanted: lowestApi };
  if (found === null) return { id: "api-version", state: "unknown", facts };
  const [major, minor] = parse(lowestApi) ?? [0, 0];
  const isEnough = found[0] > major || (found[0] === major && found[1] >= minor);
  return { id: "api-version", state: isEnough ? "good" : "bad", facts };
}

function parse(version: string): [number, number] | null {
  const match = /^(\d+)\.(\d+)$/.exec(version);
  return match === null ? null : [Number(match[1]), Number(match[2])];
}

function memory({ memoryBytes }: EngineFacts): EngineCheck {
  const wantedBytes = String(wantedMemory);
  // An engine that does not tell says 0.
  if (memoryBytes <= 0) return { id: "memory", state: "unknown", facts: { wantedBytes } };
  return {
    id: "memory",
    state: memoryBytes < wantedMemory ? "warning" : "good",
    facts: { bytes: String(memoryBytes), wantedBytes },
  };
}

function disk({ freeBytes, imageIsHere }: ChecksInput): EngineCheck {
  const { least, wanted } = imageIsHere ? roomForGateway : roomForImage;
  const wantedBytes = String(wanted);
  if (freeBytes === null) return { id: "disk", state: "unknown", facts: { wantedBytes } };
  const state = freeBytes < least ? "bad" : freeBytes < wanted ? "warning" : "good";
  return { id: "disk", state, facts: { bytes: String(freeBytes), wantedBytes } };
}

function port({ port: wished, portFacts: found }: ChecksInput): EngineCheck {
  const facts: Record<string, string> = { port: String(wished) };
  if (found.kind !== "taken") return { id: "port", state: "good", facts };
  if (found.holder !== null) facts.holder = found.holder;
  if (found.free !== null) facts.freePort = String(found.free);
  if (found.gateway) facts.gateway = "yes";
  return { id: "port", state: "bad", facts };
}

function podman({ product }: EngineFacts): EngineCheck["state"] {
  if (product === "unknown") return "unknown";
  return product === "podman" ? "note" : "good";
}
