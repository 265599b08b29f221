import { RockpoolError } from "../../contract/rockpool-error.ts";
import { compareVersions, imageVersion, parseOpenClawVersion } from "../../gateway/openclaw-version.ts";
import type { RunStep, StepContext } from "../step-context.ts";
import { oldContainer } from "../take-over/old-container.ts";

/** The last look before ours is stopped: the old container is there, and can read what became of the state. */
export const beginUndo: RunStep = async (context) => {
  const { engine, observed, takeOver } = context;
  const taken = takeOver.takenOver();
  if (taken === null) throw new Error("nothing was taken over");
  const details = await oldContainer(engine, taken);
  await requireReadable(context, details.imageId);
  const { identity, name, containerId, endpoint, restart, checkpointId, before } = taken;
  takeOver.write({
    stage: "undoing",
    startedAt: Date.now(),
    ...{ identity, name, containerId, endpoint, restart, checkpointId, before },
    ran: ["running", "restarting", "paused"].includes(observed.ours?.status ?? ""),
    carried: takeOver.carried(),
    image: observed.wished.spec.image,
    port: null,
  });
};

/** A newer version that ran meanwhile has converted the state, and the old one would refuse it. */
async function requireReadable({ engine, observed }: StepContext, imageId: string): Promise<void> {
  const old = imageVersion(await engine.inspectImage(imageId));
  const { version } = observed.state;
  const [before, last] = [parseOpenClawVersion(old ?? ""), parseOpenClawVersion(version ?? "")];
  if (before === null || last === null || compareVersions(before, last) >= 0) return;
  throw new RockpoolError({
    code: "state-newer",
    message: `OpenClaw ${version} ran on ${observed.state.locator}, ${old} is older`,
    facts: {
      ...{ path: observed.state.where, state: observed.state.locator },
      ...{ version: old ?? "", stateVersion: version ?? "" },
    },
  });
}
