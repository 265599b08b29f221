import { RockpoolError } from "../../contract/rockpool-error.ts";
import type { RunStep } from "../step-context.ts";
import { stopQuietly } from "../stop-quietly.ts";

export const stopContainer: RunStep = async (context) => {
  const { container, limits, signal } = context;
  if (container === null) return;
  const startedAt = Date.now();
  const timer = setInterval(() => {
    context.progress({ fraction: Math.min(1, (Date.now() - startedAt) / limits.stopMs) });
  }, 1000);
  try {
    if (await stopQuietly(context, container.id, signal)) return;
  } finally {
    clearInterval(timer);
  }
  const seconds = String(Math.round(limits.stopMs / 1000));
  throw new RockpoolError({
    code: "stop-timeout",
    message: `${container.name} has not ended within ${seconds} s of SIGTERM`,
    facts: { seconds, name: container.name },
    actions: [{ kind: "force-stop" }],
  });
};
