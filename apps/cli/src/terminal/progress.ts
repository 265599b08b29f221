import type { Operation } from "@rockpool/gateway-core/contract/operation";
import type { Messages } from "@rockpool/messages/catalogue";
import { jsonProgress } from "./json-progress.ts";
import { liveProgress } from "./live-progress.ts";
import type { Output } from "./output.ts";
import { plainProgress } from "./plain-progress.ts";

/** Shows how an operation goes on. */
export interface Progress {
  update(operation: Operation): void;
  /** A line beside the steps. It is part of what is redrawn: a line written past it would be counted wrong. */
  say(line: string): void;
  /** What a build has printed. */
  print(lines: readonly string[]): void;
  end(): void;
}

/** JSON lines, a live list, a line per finished step, or nothing: what the output asks for. */
export function progress(output: Output, messages: Messages, now: () => number): Progress {
  if (output.json) return jsonProgress(output, now);
  if (output.quiet) return { update() {}, say() {}, print() {}, end() {} };
  return output.live ? liveProgress(output, messages, now) : plainProgress(output, messages, now);
}
