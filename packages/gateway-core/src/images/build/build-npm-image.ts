import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { RockpoolError } from "../../contract/rockpool-error.ts";
import type { BuildEvent, Engine } from "../../engine/engine.ts";
import { buildContext, type ContextFile } from "./build-context.ts";
import {
  buildCaFile,
  defaultNpmBase,
  defaultNpmRegistry,
  npmImageDockerfile,
} from "./npm-image-dockerfile.ts";

export interface NpmImageOptions {
  version: string;
  /** Name of the image to be; `openclaw:2026.9.6-npm` style is the caller's choice. */
  tag: string;
  base?: string;
  registry?: string;
  /** A PEM file of certificates that npm shall trust during the build, as behind a company's proxy. Not in the image. */
  extraCaFile?: string;
  labels?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
}

/**
 * Builds an image of one OpenClaw version from its npm package; the last event is `done`. Throws EngineError
 * (`build-failed`, `disk-full`, `aborted`, …), and RockpoolError `input-invalid` before anything is asked of the engine.
 */
export async function* buildNpmImage(engine: Engine, options: NpmImageOptions): AsyncGenerator<BuildEvent> {
  const { tag, labels, signal } = options;
  const files = await npmImageContext(options);
  yield* engine.buildImage(buildContext(files), {
    tag,
    ...(labels === undefined ? {} : { labels }),
    ...(signal === undefined ? {} : { signal }),
  });
}

/** The files the engine gets; a caller that keeps images compares them with those an image was made of. */
export async function npmImageContext(options: NpmImageOptions): Promise<ContextFile[]> {
  const { version, base = defaultNpmBase, registry = defaultNpmRegistry, extraCaFile } = options;
  const ca = extraCaFile === undefined ? null : await readCertificates(extraCaFile);
  return [
    { kind: "text", name: "Dockerfile", text: dockerfile({ version, base, registry, extraCa: ca !== null }) },
    ...(ca === null ? [] : [{ kind: "text" as const, name: buildCaFile, text: ca }]),
  ];
}

function dockerfile(image: Parameters<typeof npmImageDockerfile>[0]): string {
  try {
    return npmImageDockerfile(image);
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error), error);
  }
}

async function readCertificates(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw invalid(`Cannot read ${file}`, error);
  });
  const text = isUtf8(bytes) ? bytes.toString("utf8") : "";
  if (!text.includes("-----BEGIN CERTIFICATE-----")) throw invalid(`${file} holds no PEM certificates`);
  return text;
}

function invalid(message: string, cause?: unknown): RockpoolError {
  return new RockpoolError({ code: "input-invalid", message }, { cause });
}
