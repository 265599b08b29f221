import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noLocalRegistry } from "../testing/local-registry.ts";
import { type PodmanService, podmanService } from "../testing/podman-service.ts";
import { registryWithImage } from "../testing/registry-with-image.ts";
import { testHost } from "../testing/test-host.ts";
import { tinyImage } from "../testing/tiny-image.ts";
import { discoverEngine } from "./discover-engine.ts";
import { connectDockerode } from "./dockerode-engine.ts";
import { describeEngine } from "./engine-contract.ts";

/** Seen with Podman 4.3.1; docs/adr/0012 says what it means for a gateway. */
const skips = {
  "does not make a bind mount's missing source": "Podman says so at the start, not at the creation",
  "puts and gets archives before the first start, with owner and mode":
    "Podman gives what is unpacked to the container's user, and makes missing directories",
  "reads a container back as the spec that would make it again":
    "Podman writes its own defaults into every container, which cannot be told from a wish; nothing is taken over on it",
  "reads nothing back that was not asked for": "The same",
  "gives a container another name and another restart policy":
    "Podman before 5 cannot change the policy of a container",
  "does not remove an image that a container uses": "Podman takes the name away all the same",
};

describeEngine("podman", async () => {
  const without = noLocalRegistry();
  if (without !== null) return without;
  const registry = await registryWithImage();
  const service = await podmanService({ plainRegistry: registry.address });
  if (typeof service === "string") {
    await registry.stop();
    return service;
  }
  const engine = await connectDockerode(service.endpoint);
  const image = await tinyImage(engine);
  if (image === null) return "no busybox to make a tiny image of";
  const directory = await mkdtemp(path.join(tmpdir(), "rockpool-contract-"));
  const dispose = async () => {
    await service.stop();
    await registry.stop();
    await rm(directory, { recursive: true });
  };
  // Podman takes its init from a package that Debian only recommends with it.
  return { engine, image, directory, registry: registry.address, spec: { init: false }, skips, dispose };
});

describe("discovery with podman", () => {
  let service: PodmanService | string;
  beforeAll(async () => {
    service = await podmanService();
  });
  afterAll(async () => {
    if (typeof service !== "string") await service.stop();
  });

  it("knows it for what it is", async (context) => {
    if (typeof service === "string") return context.skip(service);
    const host = testHost({ env: { DOCKER_HOST: service.endpoint } });
    // Asked who it is, Podman asks its helpers: on a busy machine that takes longer than discovery waits at a time.
    await expect
      .poll(() => discoverEngine({ host, setting: null, ownerEngine: null }))
      .toMatchObject({
        failure: null,
        facts: { product: "podman", source: "DOCKER_HOST", sharesHostFiles: true },
      });
  });
});
