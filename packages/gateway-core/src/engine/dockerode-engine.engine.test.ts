import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { thisHost } from "../host/host.ts";
import { noLocalRegistry } from "../testing/local-registry.ts";
import { registryWithImage } from "../testing/registry-with-image.ts";
import { tinyImage } from "../testing/tiny-image.ts";
import { pullTitle } from "./contract-suite/image-checks.ts";
import { discoverEngine } from "./discover-engine.ts";
import { describeEngine } from "./engine-contract.ts";

describeEngine("dockerode", async () => {
  const { engine, failure } = await discoverEngine({ host: thisHost(), setting: null, ownerEngine: null });
  if (engine === null) return `no engine: ${failure?.message}`;
  const image = await tinyImage(engine);
  if (image === null) return "no busybox to make a tiny image of";
  const directory = await mkdtemp(path.join(tmpdir(), "rockpool-contract-"));
  const made = { engine, image, directory };
  const without = noLocalRegistry();
  if (without !== null) {
    const dispose = () => rm(directory, { recursive: true });
    return { ...made, skips: { [pullTitle]: without }, dispose };
  }
  const registry = await registryWithImage();
  const dispose = async () => {
    await registry.stop();
    await rm(directory, { recursive: true });
  };
  return { ...made, registry: registry.address, dispose };
});
