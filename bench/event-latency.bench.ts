import { spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Snapshot } from "../packages/gateway-core/src/contract/snapshot.ts";
import { connectDockerode } from "../packages/gateway-core/src/engine/dockerode-engine.ts";
import type { Engine } from "../packages/gateway-core/src/engine/engine.ts";
import { thisHost } from "../packages/gateway-core/src/host/host.ts";
import { silentLogger } from "../packages/gateway-core/src/host/logger.ts";
import { join } from "../packages/gateway-core/src/sharing/join.ts";
import { ensureScriptedImage, scriptedImage } from "../packages/gateway-core/src/testing/scripted-gateway.ts";
import type { Figure } from "./figure.ts";
import { benchHome } from "./gateway/bench-home.ts";
import { median } from "./gateway/median.ts";

const runs = 9;
const program = path.resolve(import.meta.dirname, "../apps/cli/out/rockpool.js");

/**
 * A container dies; another Rockpool process owns the service; how long until the snapshot that says so is here, over the
 * local socket. From the engine's own stamp of the event: `docker kill` to `die` is the engine's time, not ours.
 */
export async function bench(): Promise<Figure[]> {
  const engine = await connectDockerode("unix:///var/run/docker.sock");
  await ensureScriptedImage(engine);
  const home = await benchHome(scriptedImage);
  await home.rockpool("up");
  const owner = spawn(process.execPath, [program, "status", "--watch", "--json"], {
    env: home.env,
    stdio: "pipe",
  });
  await new Promise((resolve) => owner.stdout.once("data", resolve));
  const member = await join({
    host: thisHost(home.env),
    appVersion: "bench",
    log: silentLogger,
    createService: () => Promise.reject(new Error("the owner went away")),
  });
  let snapshot: Snapshot | null = null;
  let heard: (() => void) | null = null;
  member.bridge.subscribe("snapshot", {}, (value) => {
    snapshot = value;
    heard?.();
  });
  const until = (holds: (value: Snapshot) => boolean) =>
    new Promise<number>((resolve) => {
      heard = () => {
        if (snapshot !== null && holds(snapshot)) resolve(Date.now());
      };
      heard();
    });

  const times: number[] = [];
  try {
    for (let run = 0; run < runs; run++) {
      await until(({ phase }) => phase === "running");
      // Past the throttle of whatever came before: the worst case is what a burst costs, not what a test does.
      await sleep(500);
      const id = (snapshot as Snapshot | null)?.gateway.container?.id ?? "";
      const died = diedAt(engine, id);
      const seen = until(({ gateway }) => gateway.container?.status === "exited");
      await sleep(50);
      await engine.killContainer(id, "SIGKILL");
      times.push((await seen) - (await died));
      await home.rockpool("up");
    }
  } finally {
    await member.close();
    owner.kill("SIGKILL");
    await home.remove();
  }
  const ours = median(times);
  const what = `container dies → snapshot in another process (worst ${Math.max(...times)} ms)`;
  return [{ what, baseline: null, ours, unit: "ms", bar: "≤ 250 ms", ok: ours <= 250, runs: times }];
}

async function diedAt(engine: Engine, id: string): Promise<number> {
  const abort = new AbortController();
  for await (const event of engine.events(abort.signal)) {
    if (event.action !== "die" || event.id !== id) continue;
    abort.abort();
    return event.at;
  }
  throw new Error("The engine's events ended");
}
