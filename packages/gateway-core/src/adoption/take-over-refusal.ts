import type { ContainerSpec } from "../engine/container-spec.ts";
import type { ContainerDetails } from "../engine/engine.ts";
import { statePath } from "../gateway/container-paths.ts";
import { gatewayPortOf } from "./take-over-rules.ts";

/**
 * Why a container cannot be taken over, as a code that packages/messages has words for; null where it can. By what is told
 * of it without asking for more than its details.
 */
export function takeOverRefusal({ autoRemove, mounts, network, status }: ContainerDetails): string | null {
  if (autoRemove) return "auto-remove";
  if (status === "paused") return "paused";
  // Everything that Rockpool does with a state goes by upstream's place for it.
  const state = mounts.find(({ target }) => target === statePath);
  if (state === undefined || (state.kind !== "bind" && state.kind !== "volume")) return "no-state";
  return network === "host" || network.startsWith("container:") ? "unpublished" : null;
}

/** The same with what it was made with. */
export function specRefusal(spec: ContainerSpec): string | null {
  return gatewayPortOf(spec) === null ? "unpublished" : null;
}
