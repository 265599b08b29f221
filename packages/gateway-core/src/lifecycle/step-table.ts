import type { RunStep, StepTable } from "./step-context.ts";
import { beginImport } from "./steps/begin-import.ts";
import { beginUndo } from "./steps/begin-undo.ts";
import { carryConfig } from "./steps/carry-config.ts";
import { checkImage } from "./steps/check-image.ts";
import { checkSource } from "./steps/check-source.ts";
import { checkTarget } from "./steps/check-target.ts";
import { checkpointOfSource } from "./steps/checkpoint-of-source.ts";
import { clearCopy } from "./steps/clear-copy.ts";
import { commitApply } from "./steps/commit-apply.ts";
import { commitChange } from "./steps/commit-change.ts";
import { commitTakeOver } from "./steps/commit-take-over.ts";
import { copyState } from "./steps/copy-state.ts";
import { createContainer } from "./steps/create-container.ts";
import { runDoctor } from "./steps/doctor.ts";
import { forgetContainer } from "./steps/forget-container.ts";
import { holdContainer } from "./steps/hold-container.ts";
import { holdSource } from "./steps/hold-source.ts";
import { keepCopy } from "./steps/keep-copy.ts";
import { keepLog } from "./steps/keep-log.ts";
import { killContainer } from "./steps/kill-container.ts";
import { ownVolumes } from "./steps/own-volumes.ts";
import { prepareDirectories } from "./steps/prepare-directories.ts";
import { prepareVolumes } from "./steps/prepare-volumes.ts";
import { pullImage } from "./steps/pull-image.ts";
import { putBack } from "./steps/put-back.ts";
import { rehearse } from "./steps/rehearse.ts";
import { removeContainer } from "./steps/remove-container.ts";
import { removeNew } from "./steps/remove-new.ts";
import { removeOurs } from "./steps/remove-ours.ts";
import { restartSource } from "./steps/restart-source.ts";
import { restoreCheckpoint } from "./steps/restore-checkpoint.ts";
import { seedConfig } from "./steps/seed-config.ts";
import { settle } from "./steps/settle.ts";
import { startContainer } from "./steps/start-container.ts";
import { startPrevious } from "./steps/start-previous.ts";
import { startSource } from "./steps/start-source.ts";
import { stopContainer } from "./steps/stop-container.ts";
import { stopSource } from "./steps/stop-source.ts";
import { suspendGateway } from "./steps/suspend.ts";
import { syncOrigins } from "./steps/sync-origins.ts";
import { verifyCopy } from "./steps/verify-copy.ts";
import { verifyPublished } from "./steps/verify-published.ts";
import { waitLive } from "./steps/wait-live.ts";
import { waitStarted } from "./steps/wait-started.ts";
import { writeCheckpoint } from "./steps/write-checkpoint.ts";
import { writeGiveBack } from "./steps/write-give-back.ts";
import { isTakeOver } from "./take-over/the-take-over.ts";

/** Of a take-over, and of the way back from one, a step may be another thing by the same name. */
function ofTakeOver(theirs: RunStep, others: RunStep): RunStep {
  return (context) => (isTakeOver(context.kind) ? theirs : others)(context);
}

/** The same of an import. */
function ofImport(theirs: RunStep, others: RunStep): RunStep {
  return (context) => (context.kind === "import" ? theirs : others)(context);
}

/** What each step does; a step without one does not compile. */
export const stepTable: StepTable = {
  "check-image": checkImage,
  "prepare-directories": prepareDirectories,
  "prepare-volumes": prepareVolumes,
  "create-container": createContainer,
  "own-volumes": ownVolumes,
  "seed-config": seedConfig,
  "sync-origins": ofTakeOver(carryConfig, syncOrigins),
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
  "write-checkpoint": ofTakeOver(checkpointOfSource, writeCheckpoint),
  settle,
  "commit-change": commitChange,
  "keep-log": keepLog,
  "remove-new": ofTakeOver(removeOurs, removeNew),
  "restore-checkpoint": restoreCheckpoint,
  "start-previous": startPrevious,
  "hold-container": holdContainer,
  "commit-apply": commitApply,
  "put-back": putBack,
  "check-source": ofImport(beginImport, ofTakeOver(beginUndo, checkSource)),
  "stop-source": stopSource,
  "hold-source": holdSource,
  "commit-take-over": commitTakeOver,
  "start-source": ofImport(restartSource, startSource),
  "copy-state": copyState,
  "verify-copy": verifyCopy,
  "keep-copy": keepCopy,
  "clear-copy": clearCopy,
  "write-files": writeGiveBack,
  "forget-container": forgetContainer,
};
