import type { Progress, ProgressItem } from "../../contract/progress.ts";
import type { BuildEvent, BuildStep } from "../../engine/engine.ts";

/** Most items that are told: a screen shows them, and a build of OpenClaw has about as many. */
const mostItems = 60;
/** Longest label, in characters: an instruction may be a script of a hundred lines. */
const longestLabel = 200;

const states: Readonly<Record<BuildStep["state"], ProgressItem["state"]>> = {
  waiting: "waiting",
  active: "active",
  done: "done",
  cached: "present",
  failed: "failed",
  // It may yet be asked for again, and nothing says that it is broken.
  cancelled: "waiting",
};

export interface BuildCount {
  progress: Progress;
  /** 0..1 by finished steps of those that are known; never goes back, though a builder finds more steps as it goes. */
  fraction: number;
  finished: number;
  /** Steps that are known so far. Items are at most 60: where there are more, finished ones are left out, oldest first. */
  total: number;
}

/** Turns what a builder tells into progress. An item's id is the number of its step, in the order they became known. */
export class BuildProgress {
  readonly #steps = new Map<string, BuildStep & { number: number }>();
  #announced = 0;
  #fraction = 0;
  #failed: BuildStep | null = null;
  #active: string | null = null;

  /** Whether it changes what `count` says. */
  take(event: BuildEvent): boolean {
    if (event.kind !== "step") return false;
    const { kind: _, ...step } = event;
    const known = this.#steps.get(step.id);
    if (known?.state === step.state) return false;
    // A vertex that was begun again after its end has been counted already.
    if (known !== undefined && isFinished(known) && !isFinished(step) && step.state !== "failed")
      return false;
    this.#steps.set(step.id, { ...step, number: known?.number ?? this.#steps.size + 1 });
    this.#announced = Math.max(this.#announced, step.of ?? 0);
    if (step.state === "failed") this.#failed ??= step;
    if (step.state === "active") this.#active = step.id;
    return true;
  }

  /** The step that failed first; null where none has. */
  get failed(): BuildStep | null {
    return this.#failed;
  }

  /** The step that was begun last. */
  get current(): BuildStep | null {
    return this.#active === null ? null : (this.#steps.get(this.#active) ?? null);
  }

  count(): BuildCount {
    const steps = [...this.#steps.values()];
    const finished = steps.filter(isFinished).length;
    const total = Math.max(this.#announced, steps.length);
    if (total > 0) this.#fraction = Math.max(this.#fraction, finished / total);
    const items = shown(steps).map((step) => ({
      id: String(step.number),
      label: step.name.length > longestLabel ? `${step.name.slice(0, longestLabel - 1)}…` : step.name,
      state: states[step.state],
    }));
    const progress: Progress = { phase: "building", items, bytesDone: 0, rate: null, etaMs: null };
    return { progress, fraction: this.#fraction, finished, total };
  }
}

function isFinished({ state }: BuildStep): boolean {
  return state === "done" || state === "cached";
}

/** In the builder's order; what is over goes first where there is no room. */
function shown<T extends BuildStep & { number: number }>(steps: readonly T[]): T[] {
  let tooMany = steps.length - mostItems;
  if (tooMany <= 0) return [...steps];
  const rest = steps.filter((step) => !(isFinished(step) && tooMany-- > 0));
  return rest.length > mostItems ? rest.slice(0, mostItems) : rest;
}
