import type { Operation } from "@rockpool/gateway-core/contract/operation";
import { progressFraction } from "@rockpool/gateway-core/contract/progress";
import type { Messages } from "@rockpool/messages/catalogue";
import { liveRegion } from "./live-region.ts";
import type { Output } from "./output.ts";
import { printable } from "./printable.ts";
import type { Progress } from "./progress.ts";
import { progressLines } from "./progress-lines.ts";
import { stepLine } from "./step-line.ts";

/** A list of steps that is drawn in place, with a bar below the one that moves bytes. */
export function liveProgress(output: Output, messages: Messages, now: () => number): Progress {
  const region = liveRegion(output.draw, () => output.columns);
  let latest: Operation | null = null;
  const furthest = new Map<string, number>();
  const said: string[] = [];

  /** A total that is learned late makes the fraction smaller; a bar that shrinks would say that work was lost. */
  function fractionOf(key: string, now: number | undefined): number | undefined {
    const before = furthest.get(key);
    if (now === undefined) return before;
    const far = Math.max(now, before ?? 0);
    furthest.set(key, far);
    return far;
  }

  function lines(operation: Operation): string[] {
    return operation.steps.flatMap((step) => {
      const line = `  ${stepLine(step, now(), messages, output.errorStyle)}`;
      if (step.state !== "doing" || !step.progress) return [line];
      const fraction = fractionOf(`${operation.id} ${step.id}`, progressFraction(step.progress));
      const { progress } = step;
      const drawn = { progress, fraction, columns: output.columns };
      return [line, ...progressLines(drawn, messages, output.errorStyle).map((text) => `    ${text}`)];
    });
  }

  const show = () => {
    const all = [...(latest ? lines(latest) : []), ...said];
    // What has left the window at its top cannot be drawn again: the last lines are those that change.
    if (all.length > 0) region.show(all.slice(-Math.max(1, output.rows - 1)));
  };
  // Durations grow between snapshots.
  const ticking = setInterval(show, 200);
  return {
    update(operation) {
      latest = operation;
      show();
    },
    say(line) {
      said.push(line);
      show();
    },
    print: (printed) => region.print(printed.map(printable)),
    end() {
      clearInterval(ticking);
      show();
      region.end();
    },
  };
}
