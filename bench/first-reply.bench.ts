import { execFile } from "node:child_process";
import { connectDockerode } from "../packages/gateway-core/src/engine/dockerode-engine.ts";
import { bridgeAddress } from "../packages/gateway-core/src/testing/bridge-address.ts";
import { startModelServer } from "../packages/gateway-core/src/testing/model-server.ts";
import {
  ensureOpenClawImages,
  openclawImages,
} from "../packages/gateway-core/src/testing/openclaw-images.ts";
import type { Figure } from "./figure.ts";
import { type BenchHome, benchHome } from "./gateway/bench-home.ts";
import { median } from "./gateway/median.ts";

const runs = 5;
const model = "test-model";
const key = "sk-bench-0123456789abcdef";

/** From nothing but the image to the assistant's first reply, by the command line, each run in a home of its own. */
export async function bench(): Promise<Figure[]> {
  const engine = await connectDockerode("unix:///var/run/docker.sock");
  await ensureOpenClawImages(engine);
  const server = await startModelServer({ host: await bridgeAddress(engine), models: [model], key });
  const ready: number[] = [];
  const replied: number[] = [];
  try {
    for (let run = 0; run < runs; run++) {
      const home = await benchHome(openclawImages["2026.9.6"]);
      try {
        const startedAt = performance.now();
        const options = ["--provider", "custom", "--base-url", server.baseUrl, "--model", model];
        await setup(home, options);
        ready.push((performance.now() - startedAt) / 1000);
        const said = await home.rockpool("say", "are you there", "--json");
        if (!said.includes("are you there")) throw new Error(`No reply of the model: ${said}`);
        replied.push((performance.now() - startedAt) / 1000);
      } finally {
        await home.remove();
      }
    }
  } finally {
    await server.close();
  }
  return [
    figure("rockpool setup from nothing, until a model has answered its test (2026.9.6)", ready),
    figure("rockpool setup and say, from nothing to the first reply (2026.9.6)", replied),
  ];
}

function figure(what: string, values: number[]): Figure {
  const ours = median(values);
  return { what, baseline: null, ours, unit: "s", bar: "≤ 60 s", ok: ours <= 60, runs: values };
}

function setup(home: BenchHome, options: string[]): Promise<void> {
  const args = [home.program, "setup", ...options, "--key-stdin", "--json"];
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, args, { env: home.env }, (error, stdout, stderr) => {
      if (error === null) resolve();
      else reject(new Error(`rockpool setup: ${stdout}${stderr}`));
    });
    child.stdin?.end(key);
  });
}
