import type { StepTable } from "./step-context.ts";
import { checkImage } from "./steps/check-image.ts";
import { checkTarget } from "./steps/check-target.ts";
import { commitChange } from "./steps/commit-change.ts";
import { createContainer } from "./steps/create-container.ts";
import { runDoctor } from "./steps/doctor.ts";
import { keepLog } from "./steps/keep-log.ts";
import { killContainer } from "./steps/kill-container.ts";
import { ownVolumes } from "./steps/own-volumes.ts";
import { prepareDirectories } from "./steps/prepare-directories.ts";
import { prepareVolumes } from "./steps/prepare-volumes.ts";
import { pullImage } from "./steps/pull-image.ts";
import { rehearse } from "./steps/rehearse.ts";
import { removeContainer } from "./steps/remove-container.ts";
import { removeNew } from "./steps/remove-new.ts";
import { restoreCheckpoint } from "./steps/restore-checkpoint.ts";
import { seedConfig } from "./steps/seed-config.ts";
import { settle } from "./steps/settle.ts";
import { startContainer } from "./steps/start-container.ts";
import { startPrevious } from "./steps/start-previous.ts";
import { stopContainer } from "./steps/stop-container.ts";
import { suspendGateway } from "./steps/suspend.ts";
import { syncOrigins } from "./steps/sync-origins.ts";
import { verifyPublished } from "./steps/verify-published.ts";
import { waitLive } from "./steps/wait-live.ts";
import { waitStarted } from "./steps/wait-started.ts";
import { writeCheckpoint } from "./steps/write-checkpoint.ts";

/** What each step does; a step without one does not compile. */
export const stepTable: StepTable = {
  "check-image": checkImage,
  "prepare-directories": prepareDirectories,
  "prepare-volumes": prepareVolumes,
  "create-container": createContainer,
  "own-volumes": ownVolumes,
  "seed-config": seedConfig,
  "sync-origins": syncOrigins,
  "start-container": startContainer,
  "wait-live": waitLive,
  "wait-started": waitStarted,
  "verify-published": verifyPublished,
  "suspend-gateway": suspendGateway,
  "stop-container": stopContainer,
  "kill-container": killContainer,
  "remove-container": removeContainer,
  "run-doctor": runDoctor,
  "pull-image": pullImage,
  "check-target": checkTarget,
  rehearse,
  "write-checkpoint": writeCheckpoint,
  settle,
  "commit-change": commitChange,
  "keep-log": keepLog,
  "remove-new": removeNew,
  "restore-checkpoint": restoreCheckpoint,
  "start-previous": startPrevious,
};
