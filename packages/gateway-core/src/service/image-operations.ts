import type { BuildSource, ImageResult } from "../contract/images.ts";
import type { ImageOperationKind, ImageStepId } from "../contract/operation.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import { engineFailure } from "../engine/engine-failure.ts";
import { imageVersion } from "../gateway/openclaw-version.ts";
import type { Host } from "../host/host.ts";
import type { Logger } from "../host/logger.ts";
import { type RunTools, runOperation } from "../lifecycle/runner.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { BuildOutput } from "./build-output.ts";
import type { Connection, EngineLink } from "./engine-link.ts";
import { getImage } from "./get-image.ts";
import { rememberImage } from "./remember-image.ts";
import type { StateHolder } from "./service-state.ts";

export interface ImageOperationsOptions {
  host: Host;
  log: Logger;
  settings: SettingsStore;
  state: StateHolder;
  link: Pick<EngineLink, "connected">;
  output: BuildOutput;
  /** After one is over, before its end is told. */
  onDone: () => Promise<void>;
}

export interface ImageOperations {
  pull(reference: string): Promise<{ operationId: string }>;
  build(source: BuildSource): Promise<{ operationId: string }>;
  load(path: string): Promise<{ operationId: string }>;
  save(wish: { reference: string; path: string; overwrite: boolean }): Promise<{ operationId: string }>;
  /** False where it is none of these, or over. */
  cancel(operationId: string): boolean;
  running(): boolean;
  /** Cancels what runs and waits for its end. */
  close(): Promise<void>;
}

interface Running {
  kind: ImageOperationKind;
  /** The same wish again is this one. */
  what: string;
  id: string;
  over: Promise<unknown>;
  abort: AbortController;
}

type Work = (connection: Connection, tools: RunTools) => Promise<void>;

/** Getting and keeping images: one at a time, beside the gateway, which nothing of it touches. */
export function createImageOperations(options: ImageOperationsOptions): ImageOperations {
  const { host, log, settings, state, output } = options;
  let running: Running | null = null;
  let beginning: Promise<unknown> | null = null;
  let closed = false;

  async function begin(
    kind: ImageOperationKind,
    step: ImageStepId,
    what: string,
    work: Work,
  ): Promise<{ operationId: string }> {
    await beginning;
    if (closed) throw new RockpoolError({ code: "service-unreachable", message: "Rockpool is ending" });
    if (running?.what === what) return { operationId: running.id };
    if (running !== null) throw busy(running.kind);
    const launching = launch(kind, step, what, work);
    beginning = launching.catch(() => {});
    return launching;
  }

  async function launch(
    kind: ImageOperationKind,
    step: ImageStepId,
    what: string,
    work: Work,
  ): Promise<{ operationId: string }> {
    const connection = await options.link.connected();
    const abort = new AbortController();
    const { id, done } = runOperation<ImageStepId, object>({
      kind,
      steps: [{ id: step }],
      table: tableOf((tools) => work(connection, tools)),
      context: {},
      signal: AbortSignal.any([abort.signal, connection.lost]),
      onChange: (imageOperation) => {
        // Its end is told together with what became of the images.
        if (imageOperation.state === "running") state.change({ imageOperation });
      },
      failureOf: (error) => engineFailure(error, { endpoint: connection.engine.endpoint }),
      onNotTakenBack: (error) => log.warn("not taken back", { reason: String(error) }),
    });
    if (kind === "build") output.begin(id);
    const over = done.then(async (imageOperation) => {
      const { state: ended, failure } = imageOperation;
      output.settle();
      log.info("operation", { kind, state: ended, code: failure?.code });
      await options.onDone().catch((error: unknown) => log.warn("after an image", { reason: String(error) }));
      if (imageOperation.kind !== "save" && imageOperation.image)
        rememberImage(settings, imageOperation.image.id);
      // Free before it is told: whoever hears of the end may ask for the next at once.
      running = null;
      state.change({ imageOperation });
    });
    running = { kind, what, id, over, abort };
    return { operationId: id };
  }

  return {
    pull: (reference) =>
      begin("pull", "pull-image", `pull ${reference}`, async (connection, tools) => {
        const { signal } = tools;
        const onProgress = tell(tools);
        tools.result(await getImage(connection, reference, { host, log, signal, onProgress }));
      }),
    build: (source) =>
      begin("build", "build-image", `build ${JSON.stringify(source)}`, async ({ engine, facts }, tools) => {
        const { buildImage } = await import("../images/build/build-image.ts");
        const { instanceId } = settings.memory();
        const { signal } = tools;
        const extraCaFile = host.env.NODE_EXTRA_CA_CERTS;
        const { reference } = await buildImage({
          ...{ engine, facts, host, source, instanceId, signal, log },
          ...(extraCaFile ? { extraCaFile } : {}),
          onProgress: (progress, fraction) =>
            tools.progress({ progress, ...(fraction === null ? {} : { fraction }) }),
          onOutput: (line) => output.line(line),
        });
        tools.result(await resultOf({ engine }, reference));
      }),
    load: (path) =>
      begin("load", "load-image", `load ${path}`, async ({ engine }, tools) => {
        const { loadImage } = await import("../images/load-image.ts");
        const { signal } = tools;
        const reference = await loadImage({
          engine,
          path,
          signal,
          onProgress: (each) => tell(tools)(each, {}),
        });
        tools.result(await resultOf({ engine }, reference));
      }),
    save: ({ reference, path, overwrite }) =>
      begin("save", "save-image", `save ${reference} ${path}`, async ({ engine }, tools) => {
        const { saveImage } = await import("../images/save-image.ts");
        const { signal } = tools;
        const onProgress = (each: Parameters<ReturnType<typeof tell>>[0]) => tell(tools)(each, {});
        await saveImage({ engine, reference, path, overwrite, signal, onProgress });
        tools.result(await resultOf({ engine }, reference));
      }),
    cancel(operationId) {
      if (running?.id !== operationId) return false;
      running.abort.abort(new Error("Cancelled"));
      return true;
    },
    running: () => running !== null,
    async close() {
      closed = true;
      await beginning;
      running?.abort.abort(new Error("Rockpool ends"));
      await running?.over;
    },
  };
}

/** Each kind has one step; what it does is given. */
function tableOf(step: (tools: RunTools) => Promise<void>) {
  return {
    "pull-image": step,
    "build-image": step,
    "load-image": step,
    "save-image": step,
  } satisfies Record<ImageStepId, typeof step>;
}

function tell(tools: RunTools): Parameters<typeof getImage>[2]["onProgress"] {
  return (progress, facts) => tools.progress({ progress, facts: { ...facts } });
}

async function resultOf({ engine }: Pick<Connection, "engine">, reference: string): Promise<ImageResult> {
  const image = await engine.inspectImage(reference);
  const digest = image?.repoDigests[0]?.split("@")[1] ?? null;
  return { reference, id: image?.id ?? "", digest, version: imageVersion(image) };
}

function busy(kind: ImageOperationKind): RockpoolError {
  return new RockpoolError({ code: "operation-busy", message: `A ${kind} is under way`, facts: { kind } });
}
