import { chown, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Preferences } from "../../contract/settings/preferences.ts";
import { discoverEngine } from "../../engine/discover-engine.ts";
import type { Engine } from "../../engine/engine.ts";
import { gatewaySpec, type WishedGateway } from "../../gateway/gateway-spec.ts";
import { volumeOwnerArchive } from "../../gateway/volume-owner-archive.ts";
import { probe } from "../../health/probe.ts";
import { waitUntil } from "../../health/wait-until.ts";
import { freePort } from "../../host/free-port.ts";
import { thisHost } from "../../host/host.ts";
import { ensureOpenClawImages, type OpenClawEra, openclawImages } from "../../testing/openclaw-images.ts";
import { configArchive, minimalConfig } from "../config-file.ts";
import { newGatewayToken } from "../gateway-token.ts";

export interface RealGateway {
  engine: Engine;
  id: string;
  wished: WishedGateway;
  token: string;
  /** Milliseconds from the engine's start call to `/readyz`. */
  readyAfterMs: number;
  dispose(): Promise<void>;
}

/**
 * A real OpenClaw gateway from our own spec, ready, on state that nobody has seen before, as the user 1001 where the test
 * may choose. A string says why there can be none here.
 */
export async function startRealGateway(era: OpenClawEra): Promise<RealGateway | string> {
  const host = thisHost();
  const { engine, failure } = await discoverEngine({ host, setting: null, ownerEngine: null });
  if (engine === null) return `no engine: ${failure?.message}`;
  const image = openclawImages[era];
  if ((await engine.inspectImage(image)) === null) await ensureOpenClawImages(engine);

  const root = await mkdtemp(path.join(tmpdir(), "rockpool-real-"));
  const wished = gatewaySpec({
    preferences: Preferences.parse({ image, port: await freePort(28000 + Math.floor(Math.random() * 1000)) }),
    overrides: { stateDir: path.join(root, "state") },
    engine: await engine.facts(),
    host: host.uid === 0 ? { ...host, uid: 1001, gid: 1001 } : host,
    image: await engine.inspectImage(image),
    instanceId: `test-${path.basename(root)}`,
    name: path.basename(root),
  });
  for (const { path: directory, mode, uid, gid } of wished.directories) {
    await mkdir(directory, { recursive: true, mode });
    if (host.uid === 0) await chown(directory, uid, gid);
  }
  // Not the one under the product's name. Kept for the next run, as the images are: 2026.4.29 fills it for a minute or two.
  const stage = `rockpool-test-stage-${wished.owner.uid}`;
  if (wished.volumes.length > 0) await engine.createVolume(stage, { "dev.rockpool.test": "1" });
  const mounts = wished.spec.mounts.map((it) => (it.kind === "volume" ? { ...it, source: stage } : it));
  const labels = { ...wished.spec.labels, "dev.rockpool.test": "1" };
  const { id } = await engine.createContainer({ ...wished.spec, mounts, labels });
  const token = newGatewayToken();
  const dispose = async () => {
    await engine.removeContainer(id, { force: true });
    await rm(root, { recursive: true, force: true });
  };
  try {
    for (const { target } of wished.volumes) {
      const own = await volumeOwnerArchive(target, wished.owner);
      await engine.putArchive(id, own.path, own.tar);
    }
    const config = minimalConfig({ token, origins: wished.origins });
    await engine.putArchive(
      id,
      wished.statePath,
      await configArchive(config, wished.owner.uid, wished.owner.gid),
    );
    const startedAt = performance.now();
    await engine.startContainer(id);
    await waitUntil(
      async (signal) => {
        const { answer, reason } = await probe(wished.address, "/readyz", { signal, secret: token });
        return answer === "yes"
          ? { done: true, value: null }
          : { done: false, waitingFor: reason ?? undefined };
      },
      { deadlineMs: 400_000, unless: engine.waitContainer(id).then(({ exitCode }) => ended(exitCode)) },
    );
    return { engine, id, wished, token, readyAfterMs: performance.now() - startedAt, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

function ended(exitCode: number): never {
  throw new Error(`the gateway ended with ${exitCode}`);
}
