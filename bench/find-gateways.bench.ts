import { listInstances } from "../packages/gateway-core/src/adoption/list-instances.ts";
import type { ContainerSpec } from "../packages/gateway-core/src/engine/container-spec.ts";
import { connectDockerode } from "../packages/gateway-core/src/engine/dockerode-engine.ts";
import { instanceLabel, roleLabel } from "../packages/gateway-core/src/gateway/labels.ts";
import { thisHost } from "../packages/gateway-core/src/host/host.ts";
import { ensureScriptedImage, scriptedImage } from "../packages/gateway-core/src/testing/scripted-gateway.ts";
import type { Figure } from "./figure.ts";
import { median } from "./gateway/median.ts";

const runs = 9;
const [all, gateways] = [20, 5];

/** Time to the list of every gateway on an engine with twenty containers of which five are gateways. Nothing runs in any of them. */
export async function bench(): Promise<Figure[]> {
  const engine = await connectDockerode("unix:///var/run/docker.sock");
  await ensureScriptedImage(engine);
  const made: string[] = [];
  const times: number[] = [];
  try {
    for (let index = 0; index < all; index++) {
      const { id } = await engine.createContainer(spec(index, index < gateways));
      made.push(id);
      await engine.startContainer(id);
    }
    const current = { engine, facts: await engine.facts() };
    const memory = { instanceId: "bench-find-gateways", knownStates: [] };
    for (let run = 0; run < runs; run++) {
      const startedAt = performance.now();
      const found = await listInstances({ host: thisHost(), current, memory });
      times.push(performance.now() - startedAt);
      const ours = found.gateways.filter(({ name }) => name.startsWith("rockpool-bench-find-"));
      if (ours.length !== gateways) throw new Error(`${ours.length} gateways were found, not ${gateways}`);
    }
  } finally {
    for (const id of made) await engine.removeContainer(id, { force: true }).catch(() => {});
  }
  const ours = median(times);
  const what = `finding ${all} containers of which ${gateways} are gateways`;
  return [{ what, baseline: null, ours, unit: "ms", bar: "≤ 500 ms", ok: ours <= 500, runs: times }];
}

function spec(index: number, isGateway: boolean): ContainerSpec {
  return {
    name: `rockpool-bench-find-${index}`,
    image: scriptedImage,
    entrypoint: ["sleep"],
    command: ["600"],
    env: isGateway ? { OPENCLAW_GATEWAY_TOKEN: "bench" } : {},
    labels: {
      "dev.rockpool.test": "1",
      // As another Rockpool marks its own: a gateway by what it says of itself.
      ...(isGateway ? { [instanceLabel]: "somebody", [roleLabel]: "gateway" } : {}),
    },
    mounts: [],
    ports: [],
    extraHosts: [],
    init: true,
    capDrop: [],
    noNewPrivileges: true,
    restart: { name: "no" },
    stopTimeoutSeconds: 1,
  };
}
