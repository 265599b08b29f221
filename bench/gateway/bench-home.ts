import { type ExecFileException, execFile } from "node:child_process";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { freePort } from "../../packages/gateway-core/src/host/free-port.ts";

const program = path.resolve(import.meta.dirname, "../../apps/cli/out/rockpool.js");

/** An installation of its own with the built command line; `remove` takes container and files away. */
export interface BenchHome {
  dir: string;
  stateDir: string;
  port: number;
  address: string;
  env: NodeJS.ProcessEnv;
  /** The built command line, for our Node. */
  program: string;
  /** Rejects where the command does not end with 0. */
  rockpool(...args: string[]): Promise<string>;
  /** The line that makes the gateway's container, as `up --dry-run` gives it, and its name. */
  createLine(): Promise<{ line: string; name: string }>;
  remove(): Promise<void>;
}

export async function benchHome(image: string): Promise<BenchHome> {
  const dir = await mkdtemp(path.join(tmpdir(), "rockpool-bench-"));
  await chmod(dir, 0o755);
  const port = await freePort(20_000 + Math.floor(Math.random() * 20_000));
  const stateDir = path.join(dir, ".openclaw");
  const env = { ...process.env, HOME: dir, ROCKPOOL_HOME: path.join(dir, "rockpool"), NO_COLOR: "1" };

  const rockpool = async (...args: string[]) => {
    try {
      const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], { env });
      return stdout;
    } catch (error) {
      const { stdout, stderr } = error as ExecFileException;
      throw new Error(`rockpool ${args.join(" ")}: ${stdout}${stderr}`);
    }
  };
  await rockpool("config", "set", "image", image);
  await rockpool("config", "set", "port", String(port));

  return {
    dir,
    stateDir,
    port,
    address: `http://127.0.0.1:${port}`,
    env,
    program,
    rockpool,
    async createLine() {
      const plan = JSON.parse(await rockpool("up", "--dry-run", "--json")) as {
        steps: { id: string; command?: string }[];
      };
      const line = plan.steps.find(({ id }) => id === "create-container")?.command ?? "";
      const name = /--name (\S+)/.exec(line)?.[1];
      if (name === undefined) throw new Error(`No container is planned: ${JSON.stringify(plan)}`);
      return { line, name };
    },
    async remove() {
      const settings = JSON.parse(
        await readFile(path.join(dir, "rockpool", "settings.json"), "utf8").catch(() => "{}"),
      ) as { memory?: { instanceId?: string } };
      const { stdout } = await promisify(execFile)("docker", [
        ...["ps", "--all", "--quiet"],
        ...["--filter", `label=dev.rockpool.instance=${settings.memory?.instanceId ?? "none"}`],
      ]);
      for (const id of stdout.split("\n").filter((word) => word !== "")) await removeContainer(id);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

export async function removeContainer(idOrName: string): Promise<void> {
  await promisify(execFile)("docker", ["rm", "--force", "--volumes", idOrName]);
}
