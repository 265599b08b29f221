import { readLogs } from "../../logs/follow-logs.ts";
import { secretsOf } from "../exit-failure.ts";
import type { RunStep } from "../step-context.ts";

const keptLines = 2000;

/** What the new version said goes with its container; it is the evidence for whoever asks why. */
export const keepLog: RunStep = async (context) => {
  const { container, desk, engine, log } = context;
  if (container === null) return;
  try {
    const secrets = await secretsOf(engine, container.id);
    const entries = await readLogs(engine, container.id, { tail: keptLines, secrets });
    if (entries.length === 0) return;
    context.keptLog = await desk.keepLog(entries.map(({ text }) => `${text}\n`).join(""));
  } catch (error) {
    log.warn("the new version's log could not be kept", { reason: String(error) });
  }
};
