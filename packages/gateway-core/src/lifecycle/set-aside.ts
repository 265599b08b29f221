import type { OperationKind } from "../contract/operation.ts";
import { instanceLabel } from "../gateway/labels.ts";
import { findContainers, lastingName, setAsideSuffix } from "./find-gateway.ts";
import type { StepContext } from "./step-context.ts";
import { theContainer } from "./the-container.ts";

/** Kinds after which there is no container of ours, or another one that has the secrets as well. */
const leaves: readonly OperationKind[] = ["remove", "take-over", "undo-take-over", "give-back"];

/** Whether secrets are in this container's environment that the next one needs, and that are kept nowhere else. */
export function mustSetAside({ kind, observed, container }: StepContext): boolean {
  return container !== null && observed.wished.secretNames.length > 0 && !leaves.includes(kind);
}

/**
 * Out of the way of the next container and still there: `createContainer` removes it when that one has its secrets.
 * One that was set aside before, in a process that was killed, has nothing that this one has not.
 */
export async function setAside(context: StepContext): Promise<void> {
  const { engine, observed } = context;
  const { id, name } = theContainer(context);
  const instanceId = observed.wished.spec.labels[instanceLabel] ?? "";
  const labels = [`${instanceLabel}=${instanceId}`];
  const { strays } = findContainers(await engine.listContainers({ all: true, labels }), instanceId);
  const put = `${lastingName(name)}${setAsideSuffix}`;
  for (const stray of strays)
    if (stray.name === put && stray.id !== id) await engine.removeContainer(stray.id);
  if (name !== put) await engine.renameContainer(id, put);
  Object.assign(context, { setAside: id, container: null, details: null });
}
