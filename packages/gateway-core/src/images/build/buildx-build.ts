import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readLines } from "../../engine/dockerode/read-lines.ts";
import type { BuildEvent, Engine } from "../../engine/engine.ts";
import { EngineError } from "../../engine/engine-error.ts";
import type { Host } from "../../host/host.ts";
import { BuildxOutput } from "./buildx-output.ts";
import type { Buildx } from "./find-buildx.ts";

export interface BuildxOptions {
  folder: string;
  tag: string;
  buildArgs: Readonly<Record<string, string>>;
  labels: Readonly<Record<string, string>>;
  signal: AbortSignal;
}

/** Time for buildx to cancel its build by itself, until it is ended by force. */
const patienceMs = 5000;

/**
 * Builds a folder by `docker buildx` on the given engine, whatever context and builder the person has chosen for the terminal.
 * The last event is `done`. Throws EngineError: `build-failed`, `disk-full`, `aborted`, `not-found` where the image is not on
 * the engine afterwards. An abort ends the whole process group, and takes the tag back where the build was quicker than it.
 */
export async function* buildxBuild(
  { docker, rawJson }: Buildx,
  engine: Engine,
  host: Host,
  options: BuildxOptions,
): AsyncGenerator<BuildEvent> {
  const { tag, signal } = options;
  const before = await engine.inspectImage(tag);
  const child = spawn(docker, args(options, rawJson), {
    // A build goes on in the CLI's plugin, a process of its own.
    detached: process.platform !== "win32",
    env: environment(host, engine.endpoint),
    stdio: ["ignore", "ignore", "pipe"],
    windowsHide: true,
  });
  const exited = once(child, "close").then(([code]) => code as number | null);
  exited.catch(() => undefined);
  const stop = () => end(child, exited);
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  const output = new BuildxOutput();
  try {
    if (child.stderr !== null) for await (const line of readLines(child.stderr)) yield* output.read(line);
    const code = await exited.catch((error: unknown) => {
      throw new EngineError("build-failed", error instanceof Error ? error.message : String(error));
    });
    const image = await engine.inspectImage(tag);
    if (signal.aborted) {
      if (image !== null && image.id !== before?.id) await engine.removeImage(tag).catch(() => undefined);
      throw new EngineError("aborted", "The build was cancelled");
    }
    if (code !== 0) throw failed(output.error ?? `docker buildx ended with ${code}`);
    if (image === null)
      throw new EngineError("not-found", `buildx built ${tag}, and the engine has no such image`);
    yield { kind: "done", imageId: image.id };
  } finally {
    signal.removeEventListener("abort", stop);
    // Left by its reader in the middle.
    if (child.exitCode === null && child.signalCode === null) stop();
  }
}

function args({ folder, tag, buildArgs, labels }: BuildxOptions, rawJson: boolean): string[] {
  const pairs = (option: string, values: Readonly<Record<string, string>>) =>
    Object.entries(values).flatMap(([name, value]) => [option, `${name}=${value}`]);
  return [
    ...["buildx", "build", "--builder", "default", "--load", `--progress=${rawJson ? "rawjson" : "plain"}`],
    ...["--tag", tag, ...pairs("--build-arg", buildArgs), ...pairs("--label", labels), "--", folder],
  ];
}

/** `--builder default` is the builder of the engine that DOCKER_HOST names. */
function environment(host: Host, endpoint: string): NodeJS.ProcessEnv {
  const { DOCKER_CONTEXT: _, BUILDX_BUILDER: __, BUILDKIT_PROGRESS: ___, ...rest } = host.env;
  return { ...rest, DOCKER_HOST: endpoint };
}

function failed(message: string): EngineError {
  const full = /no space left on device/i.test(message);
  return new EngineError(full ? "disk-full" : "build-failed", message);
}

/** First as Ctrl-C does it. */
function end(child: ChildProcess, exited: Promise<unknown>): void {
  if (child.pid === undefined) return;
  const group = process.platform === "win32" ? child.pid : -child.pid;
  const kill = (how: NodeJS.Signals) => {
    try {
      process.kill(group, how);
    } catch {
      // It was quicker.
    }
  };
  kill("SIGINT");
  const timer = setTimeout(() => kill("SIGKILL"), patienceMs);
  void exited.catch(() => undefined).finally(() => clearTimeout(timer));
}
