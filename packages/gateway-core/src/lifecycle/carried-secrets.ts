import { RockpoolError } from "../contract/rockpool-error.ts";
import type { StepContext } from "./step-context.ts";

/**
 * The values that the next container needs, out of the environment of the one before: ours that was set aside or is held, else the one
 * that was taken over. Rejects with `secrets-gone` (fact `names`) where neither is there any more.
 */
export async function carriedSecrets(context: StepContext): Promise<Record<string, string>> {
  const { apply, engine, observed, takeOver } = context;
  const names = observed.wished.secretNames;
  if (names.length === 0) return {};
  const places = [
    context.setAside,
    apply.journal()?.containerId,
    takeOver.journal()?.containerId,
    takeOver.takenOver()?.containerId,
  ];
  for (const id of places) {
    const env = id == null ? undefined : (await engine.inspectContainer(id))?.env;
    if (env !== undefined && names.every((name) => name in env))
      return Object.fromEntries(names.map((name) => [name, env[name] ?? ""]));
  }
  throw new RockpoolError({
    code: "secrets-gone",
    message: `No container is left that holds ${names.join(", ")}`,
    facts: { names: names.join(", ") },
  });
}
