import type { ContainerSpec } from "../engine/container-spec.ts";
import type { WishedGateway } from "./gateway-spec.ts";

export interface OneOffOptions {
  /** Arguments of OpenClaw's own CLI. */
  args: readonly string[];
  tty: boolean;
  /** Keep stdin open; default true. */
  stdin?: boolean;
}

/** OpenClaw's CLI in a container of its own: mounts, user and stage directory of the gateway; no ports; removes itself. */
export function oneOffSpec(_wished: WishedGateway, _options: OneOffOptions): ContainerSpec {
  throw new Error("not written yet");
}
