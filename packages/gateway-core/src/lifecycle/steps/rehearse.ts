import { randomBytes } from "node:crypto";
import { RockpoolError } from "../../contract/rockpool-error.ts";
import type { ContainerSpec } from "../../engine/container-spec.ts";
import type { Engine } from "../../engine/engine.ts";
import { EngineError } from "../../engine/engine-error.ts";
import { instanceLabel } from "../../gateway/labels.ts";
import { WaitTimeout, waitUntil } from "../../health/wait-until.ts";
import { rehearsalReady } from "../change/rehearsal-ready.ts";
import { neverStill, rehearsalCopySpec, rehearsalSpec } from "../change/rehearsal-spec.ts";
import { lastLines } from "../exit-failure.ts";
import type { RunStep, StepContext } from "../step-context.ts";

/** The new image gets ready on a copy of the state, while the old gateway goes on. Leaves nothing behind, whatever happens. */
export const rehearse: RunStep = async (context) => {
  const { desk, engine, observed } = context;
  const id = `rehearsal-${randomBytes(3).toString("hex")}`;
  const volumes = { state: `rockpool-${id}`, secrets: `rockpool-${id}-secrets` };
  const labels = { [instanceLabel]: desk.instanceId() };
  try {
    for (const name of Object.values(volumes)) await engine.createVolume(name, labels);
    context.progress({ facts: { waitingFor: "copy" } });
    const image = observed.ours?.imageId ?? observed.image?.id ?? "";
    await withContainer(context, rehearsalCopySpec(observed, image, volumes), copied);
    context.progress({ facts: { waitingFor: "gateway" } });
    await withContainer(context, rehearsalSpec(observed.wished, volumes), ready);
  } finally {
    for (const name of Object.values(volumes)) {
      await engine.removeVolume(name).catch((error: unknown) => {
        context.log.warn("a copy for a rehearsal stays", { name, reason: String(error) });
      });
    }
  }
};

async function withContainer(
  context: StepContext,
  spec: ContainerSpec,
  work: (context: StepContext, id: string) => Promise<void>,
): Promise<void> {
  const { engine } = context;
  const { id } = await engine.createContainer(spec);
  try {
    await engine.startContainer(id);
    await work(context, id);
  } finally {
    await engine.removeContainer(id, { force: true }).catch((error: unknown) => {
      if (!(error instanceof EngineError && error.kind === "not-found")) throw error;
    });
  }
}

async function copied({ engine, observed, signal }: StepContext, id: string): Promise<void> {
  const { exitCode } = await engine.waitContainer(id, { signal });
  if (exitCode === 0) return;
  const reason = exitCode === neverStill ? "the state never stood still" : "the state could not be copied";
  throw failed(observed.wished.version, reason, await lastLines(engine, { id }));
}

async function ready({ engine, limits, observed, signal }: StepContext, id: string): Promise<void> {
  const over = new AbortController();
  const ended = engine
    .waitContainer(id, { signal: AbortSignal.any([signal, over.signal]) })
    .then(async ({ exitCode }) => {
      throw failed(
        observed.wished.version,
        `it ended with exit code ${exitCode}`,
        await lastLines(engine, { id }),
      );
    });
  ended.catch(() => {});
  try {
    await waitUntil(
      async () => ((await isReady(engine, id)) ? { done: true, value: undefined } : { done: false }),
      { deadlineMs: limits.noProgressMs, signal, unless: ended },
    );
  } catch (error) {
    if (!(error instanceof WaitTimeout)) throw error;
    const seconds = Math.round(limits.noProgressMs / 1000);
    throw failed(observed.wished.version, `not ready after ${seconds} s`, await lastLines(engine, { id }));
  } finally {
    over.abort();
  }
}

/** Nothing can be run in a container that has just ended; the wait for its end says so. */
async function isReady(engine: Engine, id: string): Promise<boolean> {
  try {
    return await rehearsalReady(engine, id);
  } catch (error) {
    if (error instanceof EngineError && ["conflict", "not-found"].includes(error.kind)) return false;
    throw error;
  }
}

function failed(version: string | null, reason: string, log: string): RockpoolError {
  return new RockpoolError({
    code: "rehearsal-failed",
    message: `The rehearsal failed: ${reason}`,
    facts: { reason, ...(version === null ? {} : { to: version }) },
    ...(log === "" ? {} : { detail: log }),
  });
}
