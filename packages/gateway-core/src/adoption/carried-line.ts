import { carriedGateway } from "../gateway/carried-gateway.ts";
import { dockerRunLine } from "../gateway/docker-run-line.ts";
import { instanceLabel, roleLabel } from "../gateway/labels.ts";
import { gatewayName } from "../lifecycle/find-gateway.ts";
import type { TakeOverWish } from "../lifecycle/take-over/take-over-desk.ts";

/** The container that would come, as somebody would type it; secrets by name, as docker takes them from its own environment. */
export function carriedLine({ carried, image, port }: TakeOverWish, instanceId: string): string {
  const labels = { [instanceLabel]: instanceId, [roleLabel]: "gateway" };
  const spec = carriedGateway(carried, { name: gatewayName, image, hostPort: port, labels });
  const line = dockerRunLine(spec, "create");
  if (carried.secretNames.length === 0) return line;
  const names = carried.secretNames.map((name) => `--env ${name}`).join(" ");
  return line.replace(" --name ", ` ${names} --name `);
}
