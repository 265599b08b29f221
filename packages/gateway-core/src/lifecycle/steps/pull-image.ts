import type { RunStep } from "../step-context.ts";

/** While the old gateway runs: it is stopped only when the new image is here. */
export const pullImage: RunStep = async (context) => {
  const { change, desk, signal } = context;
  if (change === null) return;
  await desk.pull(change.reference, {
    signal,
    onProgress: (progress, facts) => context.progress({ progress, facts }),
  });
};
