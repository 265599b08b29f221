import type { Failure, FailureCode } from "../contract/failure.ts";
import type { Operation } from "../contract/operation.ts";
import type { EngineState, GatewayContainer, GatewayHealth, Phase } from "../contract/snapshot.ts";

export interface PhaseInput {
  engine: EngineState;
  container: GatewayContainer | null;
  health: GatewayHealth;
  operation: Operation | null;
  /** Of images: it is the phase only where the gateway has none of its own. */
  imageOperation: Operation | null;
  /** Whether there is a state to start from; null while not known. */
  hasState: boolean | null;
  /** null while not known. */
  hasImage: boolean | null;
  /** The last thing that went wrong and was neither fixed nor dismissed. */
  failure: Failure | null;
}

/**
 * The one word for the state of things. Pure. An operation that runs comes first, then the engine, then the container.
 * An engine that does not answer says nothing about the gateway: it is never "crashed" because of that.
 */
export function phaseOf(input: PhaseInput): Phase {
  const { engine, operation } = input;
  if (engine.kind === "searching") return "unknown";
  if (engine.kind === "unavailable")
    return engine.failure.code === "engine-missing" ? "no-engine" : "engine-stopped";
  if (operation?.state === "running") return phaseOfOperation(operation);
  return input.container === null ? withoutContainer(input) : ofContainer(input.container, input);
}

function phaseOfOperation(operation: Operation): Phase {
  switch (operation.kind) {
    case "start":
      return "starting";
    case "restart":
    case "repair":
      return isStopping(operation) ? "stopping" : "starting";
    case "stop":
    case "remove":
    case "give-back":
      return "stopping";
    case "apply":
    case "change":
    case "roll-back":
    case "take-over":
    case "undo-take-over":
    case "import":
      return "updating";
    case "pull":
    case "load":
    case "save":
      return "pulling";
    case "build":
      return "building";
  }
}

/** Of a restart or repair: the first half, until the old gateway has ended. */
function isStopping(operation: Operation): boolean {
  const current = operation.steps.find((step) => step.state === "doing")?.id;
  return current === "suspend-gateway" || current === "stop-container" || current === "kill-container";
}

function withoutContainer({ failure, hasImage, hasState, imageOperation }: PhaseInput): Phase {
  if (imageOperation?.state === "running" && imageOperation.kind !== "save")
    return phaseOfOperation(imageOperation);
  if (needsAttention(failure)) return "needs-attention";
  if (hasImage === false) return "no-image";
  return hasState === false ? "not-set-up" : "stopped";
}

function ofContainer(container: GatewayContainer, { health, failure }: PhaseInput): Phase {
  switch (container.status) {
    case "running":
      return whileRunning(container, health, failure);
    case "restarting":
      // The engine tries again; whether that helps is known when it runs or has given up.
      return needsAttention(failure) ? "needs-attention" : "starting";
    case "paused":
      return "degraded";
    case "removing":
      return "stopping";
    case "created":
      return needsAttention(failure) ? "needs-attention" : "stopped";
    case "exited":
    case "dead":
      return endedBadly(container) || needsAttention(failure) ? "needs-attention" : "stopped";
  }
}

function whileRunning(container: GatewayContainer, health: GatewayHealth, failure: Failure | null): Phase {
  if (health.live === "yes") {
    if (health.ready === "yes") return "running";
    // Not ready while it boots is how a start looks; versions that do not tell (`unknown`) are starting until they are ready once.
    if (health.started === "yes") return health.ready === "no" ? "degraded" : "running";
    return "starting";
  }
  if (needsAttention(failure)) return "needs-attention";
  // Nobody has answered yet: it has been up for as long as the engine says, so only the engine's word makes it a start.
  if (health.live === "unknown") return container.engineHealth === "starting" ? "starting" : "unknown";
  // The process does not answer: within the engine's start period that is a start, after it a gateway that hangs.
  return container.engineHealth === "unhealthy" || container.engineHealth === "healthy"
    ? "degraded"
    : "starting";
}

/** 143 is SIGTERM, which upstream counts as a clean stop; 137 without the engine's OOM flag is a stop by force. */
function endedBadly(container: GatewayContainer): boolean {
  if (container.oomKilled) return true;
  return container.exitCode !== null && ![0, 137, 143].includes(container.exitCode);
}

const serious: ReadonlySet<FailureCode> = new Set<FailureCode>([
  "gateway-configuration",
  "gateway-crashed",
  "gateway-out-of-memory",
  "gateway-not-healthy",
]);

function needsAttention(failure: Failure | null): boolean {
  return failure !== null && serious.has(failure.code);
}
