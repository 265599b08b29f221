import type { ContainerDetails, ContainerMount } from "../engine/engine.ts";
import { statePath } from "./container-paths.ts";
import { hostSource } from "./host-source.ts";

/** Where containers of upstream's image, and of most others, keep OpenClaw's state. */
export const stateFolder = /\/\.openclaw\/?$/;

/** What a container mounts as OpenClaw's state, by the place that its environment names or that upstream's image uses. */
export function stateMountOf(
  mounts: readonly ContainerMount[],
  env: Readonly<Record<string, string>>,
): ContainerMount | null {
  const at = (where: string | undefined) => mounts.find(({ target }) => target === where);
  return (
    at(env.OPENCLAW_STATE_DIR) ??
    at(statePath) ??
    mounts.find(({ target }) => stateFolder.test(target)) ??
    null
  );
}

/** `bind:/path` or `volume:name`; null where its state is in the container itself. */
export function stateLocatorOf({ mounts, env }: Pick<ContainerDetails, "mounts" | "env">): string | null {
  const mount = stateMountOf(mounts, env);
  if (mount === null) return null;
  return `${mount.kind}:${mount.kind === "bind" ? hostSource(mount.source) : mount.source}`;
}
