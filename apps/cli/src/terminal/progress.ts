import type { Operation, Step } from "@rockpool/gateway-core/contract/operation";
import type { Messages } from "@rockpool/messages/catalogue";
import { liveRegion } from "./live-region.ts";
import type { Output } from "./output.ts";
import { operationLines, stepLine } from "./step-lines.ts";

/** Shows how an operation goes on. */
export interface Progress {
  update(operation: Operation): void;
  /** A line beside the steps. It is part of what is redrawn: a line written past it would be counted wrong. */
  say(line: string): void;
  end(): void;
}

/** JSON lines, a live list, a line per finished step, or nothing: what the output asks for. */
export function progress(output: Output, messages: Messages, now: () => number): Progress {
  if (output.json) return jsonProgress(output);
  if (output.quiet) return { update() {}, say() {}, end() {} };
  return output.live ? liveProgress(output, messages, now) : plainProgress(output, messages, now);
}

function jsonProgress(output: Output): Progress {
  const told = new Map<string, string>();
  return {
    update(operation) {
      for (const step of operation.steps) {
        if (step.state === "todo") continue;
        const event = {
          event: "step",
          operation: operation.id,
          kind: operation.kind,
          step: withoutCommand(step),
        };
        const key = `${operation.id} ${step.id}`;
        const text = JSON.stringify(event);
        if (told.get(key) === text) continue;
        told.set(key, text);
        output.document(event);
      }
    },
    say: output.note,
    end() {},
  };
}

function plainProgress(output: Output, messages: Messages, now: () => number): Progress {
  const told = new Set<string>();
  return {
    update(operation) {
      for (const step of operation.steps) {
        const key = `${operation.id} ${step.id}`;
        if (step.state === "todo" || step.state === "doing" || told.has(key)) continue;
        told.add(key);
        output.note(stepLine(step, now(), messages, output.errorStyle));
      }
    },
    say: output.note,
    end() {},
  };
}

function liveProgress(output: Output, messages: Messages, now: () => number): Progress {
  const region = liveRegion(output.draw, () => output.columns);
  let latest: Operation | null = null;
  const said: string[] = [];
  const show = () => {
    const steps = latest ? operationLines(latest, now(), messages, output.errorStyle) : [];
    if (steps.length + said.length > 0) region.show([...steps, ...said]);
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
    end() {
      clearInterval(ticking);
      show();
      region.end();
    },
  };
}

function withoutCommand({ command: _command, ...step }: Step): Omit<Step, "command"> {
  return step;
}
