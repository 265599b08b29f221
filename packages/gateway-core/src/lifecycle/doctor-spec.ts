import type { ContainerSpec } from "../engine/container-spec.ts";
import type { WishedGateway } from "../gateway/gateway-spec.ts";
import { oneOffSpec } from "../gateway/one-off-spec.ts";

/**
 * OpenClaw's own repair on the stopped gateway's mounts. Not removed by the engine: its exit code and last lines are
 * needed after its end. Source: docs/cli/doctor; it refuses while a gateway is alive on the same state.
 */
export function doctorSpec(wished: WishedGateway): ContainerSpec {
  const args = ["doctor", "--fix", "--yes", "--non-interactive"];
  return { ...oneOffSpec(wished, { args, tty: false, stdin: false }), autoRemove: false };
}
