import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { connectDockerode } from "@rockpool/gateway-core/engine/dockerode-engine";
import type { Engine } from "@rockpool/gateway-core/engine/engine";
import { instanceLabel } from "@rockpool/gateway-core/gateway/labels";
import { freePort } from "@rockpool/gateway-core/host/free-port";
import {
  ensureScriptedImage,
  scriptedImage,
  writeScript,
} from "@rockpool/gateway-core/testing/scripted-gateway";
import type { GatewayScript } from "@rockpool/gateway-core/testing/scripted-gateway/gateway-script";

export const program = fileURLToPath(new URL("../../out/rockpool.js", import.meta.url));
const endpoint = "unix:///var/run/docker.sock";

/** A home, a port and an installation of a test's own on the real engine; `leave` takes everything away again. */
export interface Place {
  engine: Engine;
  home: string;
  stateDir: string;
  port: number;
  env: Record<string, string>;
  /** Starts the built command line. */
  start(args: string[], options?: StartOptions): Running;
  /** Runs it to its end. */
  run(args: string[], options?: StartOptions): Promise<Finished>;
  script(knobs: GatewayScript): Promise<void>;
  /** A state directory as a gateway before us would have left it. */
  makeState(config?: string): Promise<void>;
  containers(): Promise<string[]>;
  leave(): Promise<void>;
}

export interface StartOptions {
  env?: Record<string, string>;
  /** Standard input as a whole; nothing by default. `open` leaves it open. */
  stdin?: string | "open";
  /** In a terminal of its own, by script(1). */
  terminal?: boolean;
}

export interface Running {
  process: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** Resolves when standard output or error holds it; rejects when it ends before. */
  says(text: string | RegExp): Promise<void>;
  finished: Promise<Finished>;
}

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
  /** Standard output, a JSON text a line. */
  documents: Record<string, unknown>[];
}

export async function makePlace(): Promise<Place> {
  if (!existsSync(program)) throw new Error(`${program} is not built: pnpm run build cli screens`);
  const engine = await connectDockerode(endpoint);
  await ensureScriptedImage(engine);
  const folder = await mkdtemp(path.join(tmpdir(), "rockpool-cli-"));
  await chmod(folder, 0o755);
  const home = path.join(folder, "rockpool");
  const stateDir = path.join(folder, "openclaw");
  const port = await freePort(20_000 + Math.floor(Math.random() * 20_000));
  const env = {
    PATH: process.env.PATH ?? "",
    HOME: folder,
    ROCKPOOL_HOME: home,
    OPENCLAW_IMAGE: scriptedImage,
    OPENCLAW_GATEWAY_PORT: String(port),
    OPENCLAW_CONFIG_DIR: stateDir,
    OPENCLAW_WORKSPACE_DIR: path.join(folder, "workspace"),
  };
  const started: Running[] = [];

  function start(args: string[], options: StartOptions = {}): Running {
    const running = startProgram(args, { ...env, ...options.env }, options);
    started.push(running);
    return running;
  }
  async function makeState(config?: string): Promise<void> {
    await mkdir(stateDir, { recursive: true, mode: 0o700 });
    const file = path.join(stateDir, "openclaw.json");
    if (config !== undefined) await writeFile(file, config, { mode: 0o600 });
    // For root the gateway runs as the image's own user.
    if (process.getuid?.() !== 0) return;
    await chown(stateDir, 1000, 1000);
    if (config !== undefined) await chown(file, 1000, 1000);
  }
  async function containers(): Promise<string[]> {
    const settings = await readFile(path.join(home, "settings.json"), "utf8").catch(() => "{}");
    const { memory } = JSON.parse(settings) as { memory?: { instanceId: string } };
    if (!memory) return [];
    const found = await engine.listContainers({
      all: true,
      labels: [`${instanceLabel}=${memory.instanceId}`],
    });
    return found.map(({ id }) => id);
  }
  return {
    engine,
    home,
    stateDir,
    port,
    env,
    start,
    run: (args, options) => start(args, options).finished,
    async script(knobs) {
      await makeState();
      await writeScript(stateDir, knobs);
    },
    makeState,
    containers,
    async leave() {
      for (const { process, finished } of started) {
        if (process.exitCode === null) process.kill("SIGKILL");
        await finished;
      }
      for (const id of await containers()) await engine.removeContainer(id, { force: true }).catch(() => {});
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function startProgram(args: string[], env: Record<string, string>, options: StartOptions): Running {
  const command = [process.execPath, program, ...args];
  const child = options.terminal
    ? spawn("script", ["-qec", command.map(shellQuoted).join(" "), "/dev/null"], {
        env: { ...env, TERM: "xterm" },
      })
    : spawn(process.execPath, command.slice(1), { env });
  const text = { stdout: "", stderr: "" };
  const lookers = new Set<() => void>();
  let ended = false;
  const look = () => {
    for (const looker of [...lookers]) looker();
  };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (chunk: string) => {
      text[name] += chunk;
      look();
    });
  }
  child.stdin.on("error", () => {});
  if (options.stdin !== "open") child.stdin.end(options.stdin ?? "");
  const finished = new Promise<Finished>((resolve) => {
    child.once("close", (code) => {
      ended = true;
      look();
      resolve({
        code,
        ...text,
        get documents() {
          return text.stdout
            .split("\n")
            .filter((line) => line !== "")
            .map((line) => JSON.parse(line) as Record<string, unknown>);
        },
      });
    });
  });
  return {
    process: child,
    stdout: () => text.stdout,
    stderr: () => text.stderr,
    finished,
    says(wanted) {
      return new Promise((resolve, reject) => {
        const looker = () => {
          const said = text.stdout + text.stderr;
          if (typeof wanted === "string" ? said.includes(wanted) : wanted.test(said)) resolve();
          else if (ended) reject(new Error(`it ended without saying ${wanted}:\n${said}`));
          else return;
          lookers.delete(looker);
        };
        lookers.add(looker);
        looker();
      });
    },
  };
}

function shellQuoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
