import type { Operation, Step } from "@rockpool/gateway-core/contract/operation";
import type { Output } from "./output.ts";
import type { Progress } from "./progress.ts";

/** At most four a second: a script reads each of them. */
const everyMs = 250;

/** A line when a step changes, and lines of how far it is in between. */
export function jsonProgress(output: Output, now: () => number): Progress {
  const told = new Map<string, string>();
  const toldFar = new Map<string, string>();
  let toldFarAt = Number.NEGATIVE_INFINITY;

  function tellHowFar(operation: Operation, step: Step): void {
    const { progress } = step;
    if (!progress) return;
    const { phase, bytesDone, bytesTotal = null, rate, etaMs } = progress;
    const far = { event: "progress", phase, bytesDone, bytesTotal, rate, etaMs };
    const key = keyOf(operation, step);
    const text = JSON.stringify(far);
    if (toldFar.get(key) === text) return;
    // How far it came is told once it is over, however soon after the last line.
    if (step.state === "doing" && now() - toldFarAt < everyMs) return;
    toldFar.set(key, text);
    toldFarAt = now();
    output.document({ ...far, operation: operation.id, step: step.id });
  }

  function tellStep(operation: Operation, step: Step): void {
    const event = {
      event: "step",
      operation: operation.id,
      kind: operation.kind,
      step: withoutRest(step),
    };
    const key = keyOf(operation, step);
    const text = JSON.stringify(event);
    if (told.get(key) === text) return;
    told.set(key, text);
    output.document(event);
  }

  return {
    update(operation) {
      for (const step of operation.steps) {
        if (step.state === "todo") continue;
        const isBegin = !told.has(keyOf(operation, step));
        if (isBegin) tellStep(operation, step);
        tellHowFar(operation, step);
        if (!isBegin) tellStep(operation, step);
      }
    },
    say: output.note,
    print: (lines) => output.document({ event: "output", lines }),
    end() {},
  };
}

function keyOf(operation: Operation, step: Step): string {
  return `${operation.id} ${step.id}`;
}

/** Where a step tells of bytes, its fraction says the same again at every change. */
function withoutRest({ command: _command, progress, fraction, ...step }: Step): Partial<Step> {
  return progress || fraction === undefined ? step : { ...step, fraction };
}
