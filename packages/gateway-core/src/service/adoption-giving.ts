import type { CallName, Handlers, ParsedInput } from "../contract/calls.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import { stateLocatorOf } from "../gateway/state-mount.ts";
import type { FindingOptions } from "./adoption-finding.ts";
import type { Operations } from "./operations.ts";

type Name = Extract<CallName, "adoption.previewGiveBack" | "adoption.giveBack">;

export interface GivingOptions extends Pick<FindingOptions, "settings" | "state" | "link"> {
  operations: Pick<Operations, "request">;
}

/** What makes our gateway again without us. */
export function adoptionGiving({ settings, state, link, operations }: GivingOptions): Pick<Handlers, Name> {
  async function preview({ format, secrets }: ParsedInput<"adoption.previewGiveBack">) {
    const { engine } = await link.connected();
    const { container } = state.get();
    const spec =
      settings.memory().adopted !== null || container === null ? null : await engine.specOf(container.id);
    if (spec === null) throw nothingToGive();
    const { giveBackFiles } = await import("../adoption/give-back-files.ts");
    const old = settings.memory().takenOver?.name ?? carriedName();
    // As it was called before it was ours, where nobody has that name.
    const isFree = old !== null && (await engine.inspectContainer(old)) === null;
    return giveBackFiles({ spec: isFree ? { ...spec, name: old } : spec, format, secrets });
  }

  function carriedName(): string | null {
    const name = settings.memory().carried?.spec.name;
    return typeof name === "string" ? name : null;
  }

  async function give({ directory, overwrite, ...what }: ParsedInput<"adoption.giveBack">) {
    const { files, secretNames } = await preview(what);
    const { container } = state.get();
    if (secretNames.length > 0 && !what.secrets) throw secretsLost(secretNames);
    return operations.request("give-back", {
      giveBack: { files, directory, overwrite, stateLocator: container && stateLocatorOf(container) },
    });
  }

  return { "adoption.previewGiveBack": preview, "adoption.giveBack": give };
}

function nothingToGive(): RockpoolError {
  return new RockpoolError({
    code: "not-found",
    message: "There is no container of ours",
    facts: { what: "Rockpool's container" },
  });
}

/** They are in the container's environment and nowhere else, and the container goes. */
function secretsLost(names: readonly string[]): RockpoolError {
  return new RockpoolError({
    code: "input-invalid",
    message: `${names.join(", ")} would be lost with the container`,
    facts: { field: "secrets", value: "false", fix: "secrets: true", names: names.join(", ") },
  });
}
