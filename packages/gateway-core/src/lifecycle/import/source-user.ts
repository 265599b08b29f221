import type { ImportJournal } from "../../contract/adoption-journal.ts";
import { RockpoolError } from "../../contract/rockpool-error.ts";
import { nativeGatewayPid } from "../native-gateway.ts";
import { usersOf } from "../state-facts.ts";
import type { StepContext } from "../step-context.ts";

/**
 * Throws RockpoolError `source-in-use` with who works on the state that is copied. `self`: whether the source itself counts,
 * which may run until it is stopped.
 */
export async function checkUnused(
  { engine, host }: Pick<StepContext, "engine" | "host">,
  { source }: Pick<ImportJournal, "source">,
  self: boolean,
): Promise<void> {
  const [kind, where] = source.stateLocator.startsWith("volume:")
    ? (["volume", source.stateLocator.slice("volume:".length)] as const)
    : (["bind", source.stateLocator.slice("bind:".length)] as const);
  const all = await engine.listContainers();
  const users = await usersOf(
    kind,
    where,
    all.filter(({ id }) => self || id !== source.containerId),
  );
  const user = users.find(({ running }) => running);
  if (user !== undefined) throw inUse(`container ${user.name}`);
  const pid = kind === "bind" ? await nativeGatewayPid(host, where) : null;
  if (pid !== null) throw inUse(`process ${pid}`);
}

function inUse(by: string): RockpoolError {
  return new RockpoolError({
    code: "source-in-use",
    message: `${by} works on the state`,
    facts: { by },
    actions: [{ kind: "retry" }],
  });
}
