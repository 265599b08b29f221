import { randomBytes } from "node:crypto";
import type { Demo } from "../contract/demo.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { EngineFacts } from "../contract/snapshot.ts";
import type { Engine } from "../engine/engine.ts";
import { EngineError } from "../engine/engine-error.ts";
import { statePath } from "../gateway/container-paths.ts";
import { imageUser } from "../gateway/container-user.ts";
import { volumeOwnerArchive } from "../gateway/volume-owner-archive.ts";
import { freePort } from "../host/free-port.ts";
import type { Host } from "../host/host.ts";
import { configArchive } from "../openclaw/config-file.ts";
import { newGatewayToken } from "../openclaw/gateway-token.ts";
import { demoConfig } from "./demo-config.ts";
import { type DemoSpecInput, demoSpec } from "./demo-spec.ts";
import { type DemoWatch, watchDemo } from "./demo-watch.ts";
import { removeDemo } from "./remove-demos.ts";
import { type ModelSession, startModel } from "./start-model.ts";
import { waitForDemo } from "./wait-for-demo.ts";

export interface DemoOptions {
  host: Host;
  engine: Engine;
  facts: EngineFacts;
  /** The image to run; it is on the engine. */
  reference: string;
  instanceId: string;
  /** The first free port after this one is published. */
  afterPort: number;
  /** How long nothing may move while it starts; milliseconds. */
  noProgressMs: number;
  signal: AbortSignal;
  onStep: (step: NonNullable<Demo["step"]>) => void;
}

export interface RunningDemo {
  id: string;
  /** `http://127.0.0.1:18901` */
  address: string;
  token: string;
  /** Resolves when it has ended, whoever ended it; never rejects. */
  ended: Promise<void>;
  /** Resolves when nothing of it is left. */
  stop(): Promise<void>;
}

/** A port that was free may be taken before the engine takes it. */
const portTries = 3;

/**
 * A gateway of its own, with a model server beside it in the same container. Both last as long as this process holds the
 * model's standard input: `kill -9` ends them too. Throws RockpoolError `image-missing`, `gateway-not-healthy` or what
 * a gateway ends with, EngineError, and the reason of `signal`; nothing is left behind then.
 */
export async function startDemo(options: DemoOptions): Promise<RunningDemo> {
  const { engine, signal, onStep } = options;
  onStep("create");
  const token = newGatewayToken();
  const made = await create(options, token);
  const { id, address, watch } = made;
  let model: ModelSession | null = null;
  const stop = async () => {
    watch.close();
    await removeDemo(engine, id);
    model?.close();
  };
  try {
    signal.throwIfAborted();
    model = await startModel(engine, id);
    onStep("gateway");
    await waitForDemo({ ...options, id, address, token, watch });
    onStep("model");
    await Promise.race([model.ready, watch.failed]);
    signal.throwIfAborted();
    // The model's end ends the container, and the other way round.
    const ended = Promise.race([watch.ended, model.ended]);
    return { id, address, token, ended, stop };
  } catch (error) {
    await stop();
    // Whatever was asked of a container that had ended: why it ended says more.
    throw watch.failure() ?? error;
  }
}

interface Made {
  id: string;
  address: string;
  watch: DemoWatch;
}

/** Created and started, on a port that was free. */
async function create(options: DemoOptions, token: string): Promise<Made> {
  const { engine, facts, host, instanceId, reference } = options;
  const image = await engine.inspectImage(reference);
  if (image === null) {
    const facts = { image: reference };
    throw new RockpoolError({ code: "image-missing", message: `There is no image ${reference}`, facts });
  }
  const shortId = randomBytes(3).toString("hex");
  for (let tries = 1; ; tries++) {
    const hostPort = await freePort(options.afterPort + 10 * (tries - 1));
    const spec = { host, engine: facts, reference, image, instanceId, shortId, hostPort };
    try {
      return await createAt(engine, spec, token);
    } catch (error) {
      const isTaken = error instanceof EngineError && error.kind === "port-taken";
      if (!isTaken || tries === portTries) throw error;
    }
  }
}

async function createAt(engine: Engine, input: DemoSpecInput, token: string): Promise<Made> {
  const { hostPort } = input;
  const { id } = await engine.createContainer(demoSpec(input));
  const address = `http://127.0.0.1:${hostPort}`;
  try {
    const origins = [address, `http://localhost:${hostPort}`];
    const { uid, gid } = imageUser;
    const own = await volumeOwnerArchive(statePath, imageUser);
    await engine.putArchive(id, own.path, own.tar);
    await engine.putArchive(id, statePath, await configArchive(demoConfig({ token, origins }), uid, gid));
    const watch = watchDemo(engine, id, token);
    try {
      await engine.startContainer(id);
      watch.started();
    } catch (error) {
      watch.close();
      throw error;
    }
    return { id, address, watch };
  } catch (error) {
    await removeDemo(engine, id);
    throw error;
  }
}
