import { RockpoolError } from "../../contract/rockpool-error.ts";

/** The gateway's own code of a refusal: `SETUP_ADMISSION_BUSY`, `WIZARD_NOT_FOUND`. */
export function reasonOf(error: unknown): string | null {
  return error instanceof RockpoolError ? (error.failure.facts?.reason ?? null) : null;
}

/** For `catch`: throws RockpoolError `setup-busy` where another setup is under way, and what it was otherwise. */
export function setupBusy(error: unknown): never {
  if (reasonOf(error) !== "SETUP_ADMISSION_BUSY") throw error;
  const message = "The gateway has another setup under way";
  throw new RockpoolError({ code: "setup-busy", message }, { cause: error });
}

export function setupLost(cause: unknown): RockpoolError {
  return new RockpoolError({ code: "setup-lost", message: "The gateway knows no such setup" }, { cause });
}
