import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import type { Context } from "../context.ts";
import { runOperation } from "../run-operation.ts";
import { showPlan } from "../show-plan.ts";
import { repairOwner } from "./repair-owner.ts";
import { addressOf } from "./up.ts";

export interface RepairOptions {
  dryRun: boolean;
  /** `state` or `workspace`: whose files are to be given to the gateway's user; undefined for OpenClaw's own doctor. */
  owner: string | undefined;
  yes: boolean;
}

/** OpenClaw's own doctor on the stopped gateway, then one more start; or the owner of a directory. */
export function repair(context: Context, { dryRun, owner, yes }: RepairOptions): Promise<number> {
  const { cli } = context.messages;
  if (owner === "state" || owner === "workspace") return repairOwner(context, { place: owner, yes });
  if (owner !== undefined) {
    const facts = { field: "--owner", value: owner };
    throw new RockpoolError({ code: "input-invalid", message: cli.repairOwner.badPlace(owner), facts });
  }
  if (dryRun) return showPlan(context, { kind: "repair" });
  return runOperation(context, {
    call: "gateway.repair",
    input: {},
    done: (snapshot) => cli.repaired(addressOf(snapshot)),
  });
}
