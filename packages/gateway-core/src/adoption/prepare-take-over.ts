import type { Difference, FoundInstance } from "../contract/adoption.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { Memory } from "../contract/settings.ts";
import type { EngineFacts } from "../contract/snapshot.ts";
import type { ContainerDetails, Engine } from "../engine/engine.ts";
import { stateLocatorOf } from "../gateway/state-mount.ts";
import { keptReference } from "../lifecycle/change/kept-reference.ts";
import { findContainers, freeName } from "../lifecycle/find-gateway.ts";
import type { TakeOverWish } from "../lifecycle/take-over/take-over-desk.ts";
import { publishedAddress } from "../lifecycle/wait-for-gateway.ts";
import { specRefusal, takeOverRefusal } from "./take-over-refusal.ts";
import { gatewayPortOf } from "./take-over-rules.ts";
import { takeOverTarget } from "./take-over-target.ts";

export interface PrepareInput {
  current: { engine: Engine; facts: EngineFacts };
  found: FoundInstance;
  safer: readonly string[];
  memory: Pick<Memory, "instanceId">;
}

export interface Prepared {
  wish: TakeOverWish;
  differences: Difference[];
  carriedKeys: string[];
  details: ContainerDetails;
}

/**
 * Reads their container, and what ours would be. Rejects with RockpoolError `take-over-refused` (facts `name`, `because`),
 * `own-gateway-there` where ours exists, `old-container-gone`, or `input-invalid` for a difference that is none; with
 * EngineError.
 */
export async function prepareTakeOver({ current, found, safer, memory }: PrepareInput): Promise<Prepared> {
  const { engine, facts } = current;
  const { identity, name, containerId } = found;
  if (containerId === null || identity.kind === "native") throw refused(name, found.because ?? "native");
  if (found.engine?.isCurrent !== true) throw refused(name, "other-engine");
  const [details, spec, containers] = await Promise.all([
    engine.inspectContainer(containerId),
    engine.specOf(containerId),
    engine.listContainers({ all: true }),
  ]);
  if (details === null || spec === null) throw gone(name);
  const because = found.may.takeOver ? (takeOverRefusal(details) ?? specRefusal(spec)) : found.because;
  if (because !== null || !found.may.takeOver) throw refused(name, because ?? "unknown");
  const ours = findContainers(containers, memory.instanceId);
  if (ours.gateway !== null) throw ownThere(ours.gateway.name);
  const made = takeOverTarget({
    ...{ spec, details, safer, companions: found.companions },
    stateLocator: stateLocatorOf(details) ?? "",
    name: freeName(ours, memory.instanceId).name,
  });
  const unknown = safer.filter(
    (id) => !made.differences.some((each) => each.id === id && each.safer !== null),
  );
  if (unknown.length > 0) throw noChoice(unknown, made.differences);
  return {
    details,
    differences: made.differences,
    carriedKeys: made.carriedKeys,
    wish: {
      ...{ identity, name, containerId: details.id, endpoint: facts.endpoint, restart: spec.restart },
      ...{ carried: made.carried, toEnvFile: made.toEnvFile },
      image: await lastingImage(engine, details, memory.instanceId),
      port: portNow(details) ?? gatewayPortOf(spec)?.hostPort ?? 0,
    },
  };
}

/** What it was made from: its tag may mean another image by now. */
async function lastingImage(engine: Engine, details: ContainerDetails, instanceId: string): Promise<string> {
  const { imageReference, imageId } = details;
  const named = await engine.inspectImage(imageReference);
  if (named?.id === imageId) return imageReference;
  const image = await engine.inspectImage(imageId);
  return image === null ? imageReference : keptReference(engine, image, instanceId);
}

/** The engine may have chosen it. */
function portNow(details: ContainerDetails): number | null {
  const address = publishedAddress(details);
  return address === null ? null : Number(new URL(address).port);
}

function refused(name: string, because: string): RockpoolError {
  return new RockpoolError({
    code: "take-over-refused",
    message: `${name} cannot be taken over: ${because}`,
    facts: { name, because },
  });
}

function gone(name: string): RockpoolError {
  return new RockpoolError({ code: "old-container-gone", message: `${name} is gone`, facts: { name } });
}

function ownThere(name: string): RockpoolError {
  return new RockpoolError({ code: "own-gateway-there", message: `${name} is there`, facts: { name } });
}

function noChoice(ids: readonly string[], differences: readonly Difference[]): RockpoolError {
  const can = differences.filter(({ safer }) => safer !== null).map(({ id }) => id);
  return new RockpoolError({
    code: "input-invalid",
    message: `No safer value for ${ids.join(", ")}`,
    facts: { field: "safer", value: ids.join(", "), expected: can.join(", ") },
  });
}
