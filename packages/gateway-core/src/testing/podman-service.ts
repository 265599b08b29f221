import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseEndpoint } from "../engine/endpoint.ts";
import { engineVersion } from "../engine/engine-version.ts";

export interface PodmanService {
  /** `unix:///…` */
  endpoint: string;
  stop(): Promise<void>;
}

const podman = "/usr/bin/podman";
const startLimitMs = 60_000;

/**
 * Podman's Docker API on a socket of its own, with storage of its own, so that nobody's containers are touched. Answers
 * with the reason as text where that cannot be had. Podman asks every registry by https, but `plainRegistry`
 * (`host:port`).
 */
export async function podmanService(
  options: { plainRegistry?: string } = {},
): Promise<PodmanService | string> {
  if (!existsSync(podman)) return "podman is not installed";
  if (process.getuid?.() !== 0)
    return "podman is tested as root only: its rootless storage is the person's own";
  const directory = await mkdtemp(path.join(tmpdir(), "rockpool-podman-"));
  const socket = path.join(directory, "podman.sock");
  const configuration = path.join(directory, "containers.conf");
  // Podman asks for more open files than a test machine may allow; cgroups by themselves, as there may be no systemd.
  const limits = '[containers]\ndefault_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]\n';
  await writeFile(configuration, `${limits}[engine]\ncgroup_manager = "cgroupfs"\nevents_logger = "file"\n`);
  const registries = path.join(directory, "registries.conf");
  const plain = `[[registry]]\nlocation = "${options.plainRegistry}"\ninsecure = true\n`;
  await writeFile(registries, options.plainRegistry === undefined ? "" : plain);
  const storage = ["--root", path.join(directory, "root"), "--runroot", path.join(directory, "run")];
  const child = spawn(podman, [...storage, "system", "service", "--time=0", `unix://${socket}`], {
    env: {
      ...process.env,
      CONTAINERS_CONF: configuration,
      ...(options.plainRegistry === undefined ? {} : { CONTAINERS_REGISTRIES_CONF: registries }),
    },
    stdio: "ignore",
  });
  const stop = async () => {
    await end(child);
    await rm(directory, { recursive: true, force: true }).catch(() => {});
  };
  const endpoint = `unix://${socket}`;
  const giveUpAt = Date.now() + startLimitMs;
  while (!(await answers(endpoint))) {
    if (Date.now() > giveUpAt || child.exitCode !== null) {
      await stop();
      return "podman's service does not start here";
    }
    await sleep(50);
  }
  return { endpoint, stop };
}

/** Its first answer takes long after its socket is there: it makes its storage then. */
function answers(endpoint: string): Promise<boolean> {
  return engineVersion(parseEndpoint(endpoint), { limitMs: 10_000 }).then(
    () => true,
    () => false,
  );
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}
