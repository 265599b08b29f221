import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { scriptedImage } from "../../testing/scripted-gateway.ts";
import { testPort } from "../../testing/test-port.ts";
import { docker } from "./docker-cli.ts";
import type { Scratch } from "./scratch-service.ts";

export interface TheirGateway {
  name: string;
  port: number;
  stateDir: string;
  /** What it was made with, so that its owner can make it anew. */
  create(): Promise<string>;
  /** Takes it away with its state and the copies of it, which are the container's user's. */
  remove(): Promise<void>;
}

export interface TheirOptions {
  /** Of a compose project, whose `openclaw-gateway` it is. */
  project?: string;
  hostIp?: string;
  /** A folder below the scratch place; another gateway's for two on one state. */
  state?: string;
  /** The scripted gateway by default. */
  image?: string;
  more?: readonly string[];
}

/** A gateway as somebody makes one with `docker run`, or as compose would from the documentation's file. Not started. */
export async function theirGateway(
  place: Pick<Scratch, "dir">,
  name: string,
  options: TheirOptions = {},
): Promise<TheirGateway> {
  const port = await testPort();
  const image = options.image ?? scriptedImage;
  const stateDir = path.join(place.dir, options.state ?? name);
  await mkdir(path.join(stateDir, "workspace"), { recursive: true });
  // The token is in the environment, as the documentation's compose file has it.
  const allowedOrigins = ["127.0.0.1", "localhost"].map((host) => `http://${host}:${port}`);
  const config = {
    gateway: { mode: "local", bind: "lan", auth: { mode: "token" }, controlUi: { allowedOrigins } },
  };
  await writeFile(path.join(stateDir, "openclaw.json"), JSON.stringify(config));
  await docker(
    "run",
    "--rm",
    "--user=0",
    `--volume=${stateDir}:/s`,
    scriptedImage,
    "chown",
    "-R",
    "1000:1000",
    "/s",
  );
  const labels =
    options.project === undefined
      ? []
      : [
          `--label=com.docker.compose.project=${options.project}`,
          "--label=com.docker.compose.service=openclaw-gateway",
          "--label=com.docker.compose.oneoff=False",
          `--label=com.docker.compose.project.config_files=${place.dir}/docker-compose.yml`,
          `--label=com.docker.compose.project.working_dir=${place.dir}`,
        ];
  const create = () =>
    docker(
      ...["create", `--name=${name}`, ...labels, "--label=dev.rockpool.test=1", "--init"],
      ...["--restart=unless-stopped", `--publish=${options.hostIp ?? "127.0.0.1"}:${port}:18789`],
      ...[`--volume=${stateDir}:/home/node/.openclaw`, "--env=OPENCLAW_GATEWAY_TOKEN=their-secret-token"],
      ...(options.more ?? []),
      ...[image, "node", "dist/index.js", "gateway", "--bind", "lan", "--port", "18789"],
    );
  const remove = async () => {
    await docker("rm", "--force", name).catch(() => {});
    const clean = ["sh", "-c", `rm -rf /s/${path.basename(stateDir)}*`];
    await docker("run", "--rm", "--user=0", `--volume=${place.dir}:/s`, scriptedImage, ...clean);
  };
  await create();
  return { name, port, stateDir, create, remove };
}
