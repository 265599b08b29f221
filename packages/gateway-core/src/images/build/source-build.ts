import path from "node:path";
import type { EngineFacts } from "../../contract/snapshot.ts";
import type { BuildEvent, Engine } from "../../engine/engine.ts";
import type { Host } from "../../host/host.ts";
import type { HostFiles } from "../../host/host-files.ts";
import type { Logger } from "../../host/logger.ts";
import { buildxBuild } from "./buildx-build.ts";
import { checkExtensions } from "./check-extensions.ts";
import { checkMemory } from "./check-memory.ts";
import { findBuildx } from "./find-buildx.ts";
import { folderContext } from "./folder-context.ts";
import { gitCommit } from "./git-commit.ts";
import { type SourceArguments, sourceArguments } from "./source-arguments.ts";
import { sourceCheckout } from "./source-checkout.ts";

export interface SourceBuildOptions {
  engine: Engine;
  facts: EngineFacts;
  host: Host;
  files: HostFiles;
  folder: string;
  arguments: SourceArguments;
  /** Of the source, where it is known and the folder has no `.git` to read it from. */
  commit?: string | null;
  tag: string;
  labels: Readonly<Record<string, string>>;
  signal: AbortSignal;
  log: Logger;
}

/**
 * Looks at an OpenClaw checkout and says how it is built: with `docker buildx` where the computer has it, since that sends only
 * what has changed, else by the engine's own BuildKit. Throws before anything is begun: `build-no-dockerfile`,
 * `build-too-little-memory`, `build-unknown-extension`, `input-invalid`. The events throw what a build throws, and
 * `build-context-invalid`.
 */
export async function sourceBuild(
  options: SourceBuildOptions,
): Promise<{ version: string | null; events: AsyncIterable<BuildEvent> }> {
  const folder = path.resolve(options.folder);
  const { version } = await sourceCheckout(folder);
  checkMemory(options.facts, version);
  const extensions = await checkExtensions(folder, options.arguments.extensions ?? "");
  const commit = options.commit ?? (await gitCommit(folder));
  const buildArgs = sourceArguments(options.arguments, { extensions, commit, at: new Date() });
  const labels = {
    ...options.labels,
    ...(version === null ? {} : { "org.opencontainers.image.version": version }),
    ...(commit === null ? {} : { "org.opencontainers.image.revision": commit }),
  };
  return { version, events: events({ ...options, folder, labels }, buildArgs) };
}

async function* events(
  options: SourceBuildOptions,
  buildArgs: Readonly<Record<string, string>>,
): AsyncGenerator<BuildEvent> {
  const { engine, facts, host, files, folder, tag, labels, signal, log } = options;
  // Podman's API has no BuildKit for buildx to talk to.
  const buildx = facts.product === "podman" ? null : await findBuildx(host, files);
  log.info("building from source", { folder, tag, with: buildx === null ? "the engine" : "buildx" });
  if (buildx !== null) {
    yield* buildxBuild(buildx, engine, host, { folder, tag, buildArgs, labels, signal });
    return;
  }
  const onSkipped = (file: string) => log.info("left out of the build context", { file });
  yield* engine.buildImage(folderContext(folder, { onSkipped }), { tag, buildArgs, labels, signal });
}
