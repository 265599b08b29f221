import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import type { CallInput, CallName, CallOutput } from "@rockpool/gateway-core/contract/calls";
import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";

/** A call whose failure is thrown: inside a command errors are exceptions. */
export async function ask<K extends CallName>(
  bridge: Bridge,
  name: K,
  input: CallInput<K>,
): Promise<CallOutput<K>> {
  const reply = await bridge.call(name, input);
  if (!reply.ok) throw new RockpoolError(reply.failure);
  return reply.value;
}
