import type { OperationKind } from "@rockpool/gateway-core/contract/operation";
import type { Phase, Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import type { FailureCatalogue } from "./failure-catalogue.ts";
import type { ScreenMessages } from "./screen-catalogue.ts";

/** Without the words of failures, which screens load late, a line has the phase alone. */
type StatusMessages = Pick<ScreenMessages, "operations" | "phases" | "status" | "steps" | "units"> & {
  readonly failures: FailureCatalogue | null;
};

const phaseOfOperation = {
  start: "starting",
  stop: "stopping",
  restart: "starting",
  remove: "stopping",
  repair: "starting",
  apply: "updating",
  change: "updating",
  "roll-back": "updating",
  "take-over": "updating",
  "undo-take-over": "updating",
  import: "updating",
  "give-back": "stopping",
  pull: "pulling",
  build: "building",
  load: "pulling",
  save: "pulling",
} as const satisfies Record<OperationKind, Phase>;

/**
 * The state in one line, the same in tray, command line and window: "Running", "Degraded: telegram",
 * "Starting: waiting for the gateway, 12 s". `now` is in epoch milliseconds; the time is the operation's.
 */
export function statusLine(snapshot: Snapshot, messages: StatusMessages, now: number): string {
  const { phase, operation } = snapshot;
  const word = messages.phases[phase].word;
  if (operation?.state === "running") {
    const { inSentence, busy, waitingFor } = messages.status;
    const ofPhase = busyPhases.has(phase) ? word : messages.phases[phaseOfOperation[operation.kind]].word;
    const busyWord = messages.operations[operation.kind].word ?? ofPhase;
    const step = operation.steps.find((candidate) => candidate.state === "doing");
    const elapsed = messages.units.duration(now - operation.startedAt);
    if (!step) return `${busyWord}, ${elapsed}`;
    const what = step.facts?.waitingFor;
    return busy(busyWord, what ? waitingFor(what) : inSentence(messages.steps[step.id].doing), elapsed);
  }
  const { because, list, noEngine } = messages.status;
  if (engineless.has(phase) && snapshot.engine.kind === "unavailable") {
    const { code, facts } = snapshot.engine.failure;
    return noEngine(code, facts ?? {}) ?? word;
  }
  if (phase === "degraded" && snapshot.gateway.health.failing.length > 0)
    return because(word, list(failingWords(snapshot)));
  if (phase === "needs-attention" && snapshot.failure && messages.failures)
    return because(word, messages.failures[snapshot.failure.code].title(snapshot.failure.facts ?? {}));
  return word;
}

/** Channels by their labels, everything else as the gateway calls it. */
function failingWords({ gateway, channelTroubles }: Snapshot): string[] {
  const labelOf = (name: string) => channelTroubles?.find(({ channel }) => channel === name)?.label ?? name;
  return gateway.health.failing.map(labelOf);
}

const engineless = new Set<Snapshot["phase"]>(["no-engine", "engine-stopped"]);
const busyPhases = new Set<Snapshot["phase"]>(["starting", "stopping", "pulling", "building", "updating"]);
