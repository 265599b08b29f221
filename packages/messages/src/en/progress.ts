import type { Progress, ProgressItem } from "@rockpool/gateway-core/contract/progress";
import { units } from "./units.ts";

/** "about 2 min left"; nothing where it would be a guess, or over before it is read. */
function left(ms: number): string {
  if (ms < 10_000) return "a few seconds left";
  if (ms < 55_000) return `about ${Math.ceil(ms / 10_000) * 10} s left`;
  return `about ${units.duration(Math.ceil(ms / 60_000) * 60_000)} left`;
}

/** How far something long is. */
export const progress = {
  phases: {
    asking: "Asking the registry",
    downloading: "Downloading",
    unpacking: "Unpacking",
    building: "Building",
    reading: "Reading",
    writing: "Writing",
    verifying: "Verifying",
    retrying: "Going on after a dropped connection",
  } satisfies Record<Progress["phase"], string>,
  /** `tries` as the service counts them; it does not always say. */
  retrying: (tries: string | undefined) =>
    `Going on after a dropped connection${tries ? `, try ${tries}` : ""}`,
  bytes: (done: number, total: number | undefined) =>
    total === undefined
      ? units.bytes(done)
      : `${units.bytes(Math.min(done, total))} of ${units.bytes(total)}`,
  rate: (bytesPerSecond: number) => `${units.bytes(bytesPerSecond)}/s`,
  left,
  layers: (count: number) => (count === 1 ? "1 layer" : `${count} layers`),
  steps: "Steps",
  buildSteps: "Steps of the builder",
  /** Of a list of layers or steps, for ears. */
  parts: "Parts",
  states: {
    waiting: "Waiting",
    active: "Under way",
    unpacking: "Unpacking",
    done: "Done",
    present: "Was here",
    failed: "Failed",
  } satisfies Record<ProgressItem["state"], string>,
};
