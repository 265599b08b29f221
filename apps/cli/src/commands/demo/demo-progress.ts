import type { Demo } from "@rockpool/gateway-core/contract/demo";
import type { Context } from "../../context.ts";
import { liveRegion } from "../../terminal/live-region.ts";
import { progressText } from "../../terminal/progress-text.ts";

export interface DemoProgress {
  update(demo: Demo): void;
  /** It runs; its steps stay on the screen. */
  end(): void;
}

type StepId = NonNullable<Demo["step"]>;

/** At most four a second: a script reads each of them. */
const everyMs = 250;

/** How the start of a demo goes on: JSON lines, a list that is redrawn, or a line a step. */
export function demoProgress({ output, messages, now }: Context): DemoProgress {
  const words = messages.cli.demo;
  const begun: StepId[] = [];
  const region = liveRegion(output.draw, () => output.columns);
  let toldAt = Number.NEGATIVE_INFINITY;

  function json({ progress }: Demo, step: StepId, isNew: boolean): void {
    if (isNew) output.document({ event: "step", step: { id: step, state: "doing" } });
    if (progress === undefined || now() - toldAt < everyMs) return;
    toldAt = now();
    const { phase, bytesDone, bytesTotal = null, rate, etaMs } = progress;
    output.document({ event: "progress", phase, bytesDone, bytesTotal, rate, etaMs, step });
  }

  function draw(progress: Demo["progress"], over: boolean): void {
    const { good, dim } = output.errorStyle;
    const lines = begun.map((step, index) =>
      over || index < begun.length - 1
        ? `  ${good("✓")} ${words.steps[step]}`
        : `  ${dim("◐")} ${words.step(words.steps[step])}`,
    );
    region.show(progress === undefined ? lines : [...lines, `    ${dim(progressText(progress, messages))}`]);
  }

  return {
    update(demo) {
      const { step, progress } = demo;
      if (step === null) return;
      const isNew = !begun.includes(step);
      if (isNew) begun.push(step);
      if (output.json) json(demo, step, isNew);
      else if (output.quiet) return;
      else if (output.live) draw(progress, false);
      else if (isNew) output.note(words.step(words.steps[step]));
    },
    end() {
      if (!output.json && !output.quiet && output.live && begun.length > 0) draw(undefined, true);
      region.end();
    },
  };
}
