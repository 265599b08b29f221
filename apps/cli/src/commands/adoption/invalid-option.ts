import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";

/** Of what was typed. */
export function invalidOption(field: string, message: string): RockpoolError {
  return new RockpoolError({ code: "input-invalid", message, facts: { field } });
}
