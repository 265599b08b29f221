import type { GatewayStepId } from "../contract/operation.ts";
import { dockerLines } from "../gateway/docker-lines.ts";
import { dockerRunLine } from "../gateway/docker-run-line.ts";
import { instanceLabel } from "../gateway/labels.ts";
import { doctorSpec } from "./doctor-spec.ts";
import { heldSuffix, lastingName } from "./find-gateway.ts";
import { defaultLimits } from "./limits.ts";
import type { Observed } from "./observed.ts";

/** A step as somebody would type it; null for steps that only look. Several lines where it takes several. */
export function stepCommand(id: GatewayStepId, observed: Observed): string | null {
  const { wished } = observed;
  const name = observed.ours?.name ?? wished.spec.name;
  switch (id) {
    case "check-image":
      return dockerLines.inspectImage(wished.spec.image);
    case "prepare-directories":
      return observed.missingDirectories.map((it) => dockerLines.makeDirectory(it.path, it.mode)).join("\n");
    case "prepare-volumes":
      return observed.missingVolumes
        .map((volume) => dockerLines.createVolume(volume, volumeLabels(observed)))
        .join("\n");
    case "create-container":
      return [
        dockerRunLine(wished.spec, "create"),
        ...Object.keys(wished.spec.carried?.networks ?? {})
          .filter((network) => network !== wished.spec.network)
          .map((network) => dockerLines.connect(network, wished.spec.name)),
      ].join("\n");
    case "own-volumes":
      return wished.volumes.map((volume) => dockerLines.ownVolume(wished.spec.name, volume)).join("\n");
    case "seed-config":
      return dockerLines.seedConfig(wished.spec.name);
    case "verify-published":
      return dockerLines.port(name);
    case "start-container":
      return dockerLines.start(name);
    case "stop-container":
      return dockerLines.stop(name, defaultLimits.stopMs / 1000);
    case "kill-container":
      return dockerLines.kill(name);
    case "remove-container":
      return dockerLines.remove(name);
    case "run-doctor":
      return dockerRunLine(doctorSpec(wished));
    case "hold-container":
      return dockerLines.rename(name, `${lastingName(name)}${heldSuffix}`);
    case "commit-apply":
      return dockerLines.remove(`${lastingName(name)}${heldSuffix}`);
    case "put-back":
    case "sync-origins":
    case "wait-live":
    case "wait-started":
    case "suspend-gateway":
    case "pull-image":
    case "check-target":
    case "rehearse":
    case "write-checkpoint":
    case "settle":
    case "commit-change":
    case "keep-log":
    case "remove-new":
    case "restore-checkpoint":
    case "start-previous":
    case "check-source":
    case "stop-source":
    case "hold-source":
    case "commit-take-over":
    case "start-source":
    case "copy-state":
    case "verify-copy":
    case "keep-copy":
    case "clear-copy":
    case "write-files":
    case "forget-container":
      return null;
  }
}

/** What tells a volume of ours from one that was there before. */
export function volumeLabels({ wished }: Observed): Record<string, string> {
  return { [instanceLabel]: wished.spec.labels[instanceLabel] ?? "" };
}
