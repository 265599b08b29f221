import { RockpoolError } from "../contract/rockpool-error.ts";

export function notYet(): never {
  throw new RockpoolError({ code: "not-supported", message: "Not yet" });
}
