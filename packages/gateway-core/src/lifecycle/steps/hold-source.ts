import type { RunStep } from "../step-context.ts";
import { hold } from "../take-over/old-container.ts";

/** Writes down what is there before anything of it is touched. On the way back from an undo it only holds it again. */
export const holdSource: RunStep = async (context) => {
  const { engine, log, observed, takeOver, takeOverWish: wish } = context;
  const source = wish ?? takeOver.takenOver();
  if (source === null) return;
  if (wish !== null) {
    const { identity, name, containerId, endpoint, carried, image, port, restart } = wish;
    takeOver.write({
      stage: "stopping",
      startedAt: Date.now(),
      ...{ identity, name, containerId, endpoint, carried, image, port },
      restart: { name: restart.name, maximumRetryCount: restart.maximumRetryCount ?? 0 },
      ran: ["running", "restarting", "paused"].includes(observed.ours?.status ?? ""),
      checkpointId: null,
      before: takeOver.before(),
    });
  }
  await hold(engine, source.containerId, log);
};
