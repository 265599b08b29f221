import { RockpoolError } from "../../contract/rockpool-error.ts";
import { doctorSpec } from "../doctor-spec.ts";
import { lastLines } from "../exit-failure.ts";
import type { RunStep } from "../step-context.ts";
import { stopQuietly } from "../stop-quietly.ts";

/**
 * Never killed: it may be in the middle of a migration. Whoever cancels waits until it has ended on SIGTERM; one that does
 * not goes on, and counts as a user of the state until it is done.
 */
export const runDoctor: RunStep = async (context) => {
  const { engine, limits, log, observed } = context;
  const { id } = await engine.createContainer(doctorSpec(observed.wished));
  try {
    await engine.startContainer(id);
    const signal = AbortSignal.any([context.signal, AbortSignal.timeout(limits.doctorMs)]);
    const { exitCode } = await engine.waitContainer(id, { signal });
    log.info("doctor", { exitCode });
    if (exitCode !== 0) throw await doctorFailure(exitCode);
  } finally {
    await leave().catch((error: unknown) => {
      log.warn("the doctor's container stays", { id, reason: String(error) });
    });
  }

  async function leave(): Promise<void> {
    if (await stopQuietly(context, id)) await engine.removeContainer(id);
    else log.warn("the doctor goes on", { id });
  }

  async function doctorFailure(exitCode: number): Promise<RockpoolError> {
    const detail = await lastLines(engine, { id });
    return new RockpoolError({
      code: "gateway-configuration",
      message: `openclaw doctor --fix ended with exit code ${exitCode}`,
      facts: { exitCode: String(exitCode) },
      ...(detail === "" ? {} : { detail }),
    });
  }
};
