import { z } from "zod";
import type { PortSpec } from "../container-spec.ts";

const Bindings = z
  .record(
    z.string(),
    z.array(z.object({ HostIp: z.string().catch(""), HostPort: z.string().catch("") })).nullable(),
  )
  .nullish();

/** What was asked to be published, of a stopped container as well; a random port or a choice of several is carried as it is. */
export function portsFrom(bindings: unknown): { ports: PortSpec[]; carried: Record<string, unknown> } {
  const ports: PortSpec[] = [];
  const carried: Record<string, unknown> = {};
  for (const [key, list] of Object.entries(Bindings.parse(bindings) ?? {})) {
    const [containerPort, protocol = "tcp"] = key.split("/");
    const all = list ?? [];
    const plain = all.length > 0 && all.every(({ HostPort }) => /^[1-9]\d*$/.test(HostPort));
    if (!plain || (protocol !== "tcp" && protocol !== "udp" && protocol !== "sctp")) {
      carried[key] = all;
      continue;
    }
    for (const { HostIp: hostIp, HostPort } of all) {
      const port = { hostIp, hostPort: Number(HostPort), containerPort: Number(containerPort) };
      ports.push(protocol === "tcp" ? port : { ...port, protocol });
    }
  }
  return { ports, carried: Object.keys(carried).length === 0 ? {} : { PortBindings: carried } };
}
