import type { ContainerSpec } from "../engine/container-spec.ts";

/** The spec as a `docker run` line for a POSIX shell (`create` where it should only be made). */
export function dockerRunLine(_spec: ContainerSpec, _verb: "run" | "create" = "run"): string {
  throw new Error("not written yet");
}
