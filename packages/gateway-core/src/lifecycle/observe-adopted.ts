import type { Adopted } from "../contract/adoption.ts";
import type { EngineFacts } from "../contract/snapshot.ts";
import type { Engine } from "../engine/engine.ts";
import { containerOf } from "../gateway/gateway-identity.ts";
import { stateLocatorOf } from "../gateway/state-mount.ts";
import type { Host } from "../host/host.ts";
import { nativeGatewayPid } from "./native-gateway.ts";
import { containerAsItIs } from "./observe-container.ts";
import type { Observed } from "./observed.ts";
import { usersOf } from "./state-facts.ts";

export interface AdoptedInput {
  engine: Engine;
  facts: Pick<EngineFacts, "id">;
  host: Host;
  adopted: Adopted;
}

/** Somebody else's gateway as it is, and who else works on its state. Throws EngineError. */
export async function observeAdopted({ engine, facts, host, adopted }: AdoptedInput): Promise<Observed> {
  const all = await engine.listContainers();
  const found = containerOf(adopted.identity, all, facts.id);
  const ours = found === null ? null : await engine.inspectContainer(found.id);
  const observed: Observed = { ...containerAsItIs(ours), adopted };
  const locator = ours === null ? null : stateLocatorOf(ours);
  if (ours === null || locator === null) return observed;
  const [kind, where] = locator.startsWith("volume:")
    ? (["volume", locator.slice("volume:".length)] as const)
    : (["bind", locator.slice("bind:".length)] as const);
  const others = all.filter(({ id, network }) => id !== ours.id && network !== `container:${ours.id}`);
  const [users, nativePid] = await Promise.all([
    usersOf(kind, where, others),
    kind === "bind" ? nativeGatewayPid(host, where) : null,
  ]);
  return { ...observed, state: { ...observed.state, locator, where, users, nativePid } };
}
