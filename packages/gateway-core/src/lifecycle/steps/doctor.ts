import { RockpoolError } from "../../contract/rockpool-error.ts";
import { doctorSpec } from "../doctor-spec.ts";
import { lastLines } from "../exit-failure.ts";
import type { RunStep } from "../step-context.ts";

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
    await engine.removeContainer(id, { force: true }).catch((error: unknown) => {
      log.warn("the doctor's container stays", { id, reason: String(error) });
    });
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
