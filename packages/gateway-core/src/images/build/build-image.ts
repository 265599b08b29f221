import type { BuildSource } from "../../contract/images.ts";
import { RockpoolError } from "../../contract/rockpool-error.ts";
import type { EngineFacts } from "../../contract/snapshot.ts";
import type { BuildEvent, Engine } from "../../engine/engine.ts";
import { builtLabel, instanceLabel } from "../../gateway/labels.ts";
import { imageVersion } from "../../gateway/openclaw-version.ts";
import type { Host } from "../../host/host.ts";
import { type HostFiles, hostFiles } from "../../host/host-files.ts";
import type { Logger } from "../../host/logger.ts";
import { checkEngineRoom } from "../check-engine-room.ts";
import { buildContext } from "./build-context.ts";
import { buildFailure } from "./build-failure.ts";
import { buildNpmImage } from "./build-npm-image.ts";
import { type BuildListener, BuildReporter } from "./build-reporter.ts";
import { checkMemory } from "./check-memory.ts";
import { derivedDockerfile, derivedTag } from "./derived-build.ts";
import { type ReleaseSource, withReleaseSource } from "./release-archive.ts";
import { sourceBuild } from "./source-build.ts";

export interface BuildImageOptions extends BuildListener {
  engine: Engine;
  facts: EngineFacts;
  host: Host;
  source: BuildSource;
  /** Random id of this installation. */
  instanceId: string;
  signal: AbortSignal;
  log: Logger;
  files?: HostFiles;
  /** A PEM file that npm shall trust during a build from npm, as behind a company's proxy. */
  extraCaFile?: string;
  /** Another npm registry than npm's own, without a slash at its end. */
  registry?: string;
  /** Another place of source archives than GitHub: see `ReleaseOptions`. */
  archives?: string;
}

export interface BuiltImage {
  imageId: string;
  reference: string;
  version: string | null;
  /** Of a release: how its source was checked. */
  checked?: ReleaseSource["checked"];
}

/** Bytes; less than what each was seen to leave on an engine, with what the builder keeps. A source build is an estimate. */
const roomFor: Record<BuildSource["kind"], number> = { npm: 2e9, release: 6e9, source: 6e9, derived: 0 };

interface Build {
  version: string | null;
  events: AsyncIterable<BuildEvent>;
  checked?: ReleaseSource["checked"];
}

/**
 * Makes an image of OpenClaw and names it. Rejects with RockpoolError, after which the name means what it did before: see
 * `buildFailure` for what a build fails with, and the four ways for what is found before one begins; `image-missing` where an
 * image to build upon is not on the engine. When `signal` aborts: `operation-cancelled`.
 */
export async function buildImage(options: BuildImageOptions): Promise<BuiltImage> {
  const { facts, source, signal, log } = options;
  const reference = source.tag ?? defaultTag(source);
  const reporter = new BuildReporter(options);
  try {
    log.info("building an image", { kind: source.kind, reference });
    await checkEngineRoom(facts, roomFor[source.kind]);
    if (source.kind !== "release")
      return await run(await plan(options, source, reference), reference, reporter);
    checkMemory(facts, source.version);
    const release = { ...options, ...source, onProgress: reporter.progress.bind(reporter) };
    return await withReleaseSource(release, async ({ folder, commit, checked }) => {
      const from = { ...source, kind: "source" as const, folder };
      const build = await sourceBuild(sourceOptions(options, from, reference, commit));
      return run({ ...build, checked }, reference, reporter);
    });
  } catch (error) {
    if (!signal.aborted) throw buildFailure(error, reporter, facts);
    throw new RockpoolError(
      { code: "operation-cancelled", message: "The build was cancelled" },
      { cause: error },
    );
  } finally {
    reporter.flush();
  }
}

/** `openclaw:local` is what upstream's own script makes. */
function defaultTag(source: BuildSource): string {
  switch (source.kind) {
    case "npm":
      return `rockpool/openclaw:${source.version}-npm`;
    case "release":
      return `rockpool/openclaw:${source.version}`;
    case "source":
      return "openclaw:local";
    case "derived":
      return derivedTag(source.from);
  }
}

async function plan(
  options: BuildImageOptions,
  source: Exclude<BuildSource, { kind: "release" }>,
  tag: string,
): Promise<Build> {
  const { engine, signal, registry, extraCaFile } = options;
  const labels = labelsOf(options);
  switch (source.kind) {
    case "npm": {
      const { version, base } = source;
      const given = {
        ...(base && { base }),
        ...(registry && { registry }),
        ...(extraCaFile && { extraCaFile }),
      };
      return { version, events: buildNpmImage(engine, { version, tag, labels, signal, ...given }) };
    }
    case "source":
      return sourceBuild(sourceOptions(options, source, tag, null));
    case "derived": {
      const { from, lines } = source;
      const text = derivedDockerfile(from, lines);
      const base = await engine.inspectImage(from);
      if (base === null) {
        const message = `There is no image ${from} to build upon`;
        throw new RockpoolError({ code: "image-missing", message, facts: { image: from } });
      }
      const context = buildContext([{ kind: "text", name: "Dockerfile", text }]);
      return { version: imageVersion(base), events: engine.buildImage(context, { tag, labels, signal }) };
    }
  }
}

function sourceOptions(
  options: BuildImageOptions,
  source: Pick<Extract<BuildSource, { kind: "source" }>, "folder" | "arguments">,
  tag: string,
  commit: string | null,
): Parameters<typeof sourceBuild>[0] {
  const { folder, arguments: args } = source;
  const { files = hostFiles } = options;
  return { ...options, files, folder, arguments: args, tag, commit, labels: labelsOf(options) };
}

function labelsOf({ source, instanceId }: BuildImageOptions): Record<string, string> {
  return { [builtLabel]: source.kind, [instanceLabel]: instanceId };
}

async function run({ events, version, checked }: Build, reference: string, reporter: BuildReporter) {
  for await (const event of events) {
    reporter.take(event);
    if (event.kind === "done") {
      const { imageId } = event;
      return { imageId, reference, version, ...(checked === undefined ? {} : { checked }) };
    }
  }
  throw new RockpoolError({ code: "build-failed", message: "The builder ended without an image" });
}
