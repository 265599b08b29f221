import type { FoundInstance } from "@rockpool/gateway-core/contract/adoption";
import type { CallOutput } from "@rockpool/gateway-core/contract/calls";
import type { Messages } from "@rockpool/messages/catalogue";
import { invalidOption } from "./invalid-option.ts";

/** By its name, or by project and service: never by a part of it. Throws RockpoolError `input-invalid`. */
export function namedGateway(
  { gateways }: CallOutput<"adoption.list">,
  name: string,
  { cli }: Messages,
): FoundInstance {
  const found = gateways.find(
    ({ name: own, origin }) => own === name || `${origin.project}/${origin.service}` === name,
  );
  if (found !== undefined) return found;
  const names = gateways.map((each) => each.name);
  throw invalidOption("name", cli.adopt.unknownName(name, names));
}
