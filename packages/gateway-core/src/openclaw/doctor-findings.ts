import { z } from "zod";
import type { HealthReport } from "../contract/health-report.ts";
import type { Engine } from "../engine/engine.ts";
import { execJson } from "./exec-json.ts";

const Doctor = z.object({
  findings: z.array(
    z.object({
      checkId: z.string(),
      severity: z.enum(["info", "warning", "error"]),
      message: z.string(),
      fixHint: z.string().nullish(),
    }),
  ),
});

/** Findings of `doctor --json`; null where the version has no such option or its answer is another. */
export async function doctorFindings(
  engine: Engine,
  containerId: string,
  signal?: AbortSignal,
): Promise<HealthReport["findings"]> {
  const answer = await execJson(engine, containerId, ["doctor", "--json"], signal).catch((error: unknown) => {
    signal?.throwIfAborted();
    if (error instanceof Error && error.name === "EngineError") throw error;
    return null;
  });
  const parsed = Doctor.safeParse(answer);
  if (!parsed.success) return null;
  return parsed.data.findings.map(({ checkId, severity, message, fixHint }) => ({
    id: checkId,
    severity,
    message: fixHint === undefined || fixHint === null ? message : `${message} ${fixHint}`,
  }));
}
