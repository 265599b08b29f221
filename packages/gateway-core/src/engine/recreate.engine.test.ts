import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { ensureScriptedImage, scriptedImage } from "../testing/scripted-gateway.ts";
import { connectDockerode } from "./dockerode-engine.ts";

const run = promisify(execFile);
const endpoint = "unix:///var/run/docker.sock";
const name = `rockpool-recreate-${process.pid}`;
const folders: string[] = [];

async function docker(...words: string[]): Promise<string> {
  return (await run("docker", words, { maxBuffer: 10_000_000 })).stdout.trim();
}

afterEach(async () => {
  await docker("rm", "--force", "--volumes", name).catch(() => {});
  await docker("network", "rm", `${name}-a`, `${name}-b`).catch(() => {});
  for (let n = 0; n < 6; n += 1) await docker("volume", "rm", `${name}-${n}`).catch(() => {});
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** All that was asked for, without what is another thing for every container. */
async function asMade(): Promise<unknown> {
  const [all] = JSON.parse(await docker("inspect", name)) as [Inspected];
  const { Config, HostConfig, Mounts, NetworkSettings, Id } = all;
  const networks = Object.entries(NetworkSettings.Networks).map(([network, endpoint]) => [
    network,
    endpoint.IPAMConfig ?? {},
    (endpoint.Aliases ?? []).filter((alias) => alias !== Id.slice(0, 12)),
  ]);
  const { Binds: _binds, Mounts: _asked, ...host } = HostConfig;
  const { Volumes: _volumes, AttachStdout: _out, AttachStderr: _err, ...config } = Config;
  const mounts = Mounts.map(({ Mode: _mode, ...mount }) => JSON.stringify(sorted(mount))).sort();
  return sorted({
    Config: { ...config, Env: [...Config.Env].sort() },
    HostConfig: { ...host, CapAdd: caps(host.CapAdd), CapDrop: caps(host.CapDrop) },
    mounts,
    networks: networks.sort((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other))),
  });
}

/** Engines before 23 show what their own client asked for by another name. */
function caps(value: unknown): unknown {
  return Array.isArray(value) ? value.map((each) => String(each).replace("CAP_", "")) : value;
}

interface Inspected {
  Id: string;
  Config: { Env: string[]; [key: string]: unknown };
  HostConfig: Record<string, unknown>;
  Mounts: { Mode: string; Destination: string }[];
  NetworkSettings: { Networks: Record<string, { IPAMConfig: unknown; Aliases: string[] | null }> };
}

/** Null, empty and left out are one to the engine. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, sorted(each)] as const);
  const said = entries.filter(
    ([, each]) => each !== null && each !== undefined && JSON.stringify(each) !== "[]",
  );
  return Object.fromEntries(said.sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe("a container of somebody else's with 30 variables, 12 mounts and rare settings", () => {
  it("is the same again when it is made from what was read", async () => {
    const engine = await connectDockerode(endpoint);
    await ensureScriptedImage(engine);
    for (const end of ["a", "b"])
      await docker(
        ...["network", "create", `--subnet=10.${end === "a" ? 213 : 214}.${process.pid % 250}.0/24`],
        `${name}-${end}`,
      );
    const variables = Array.from({ length: 30 }, (_, n) => `--env=EXTRA_${n}=value ${n} = "${n}"`);
    const binds = await Promise.all(
      [0, 1, 2, 3].map(async (n) => {
        const folder = await mkdtemp(path.join(os.tmpdir(), "rockpool-recreate-"));
        folders.push(folder);
        return `--volume=${folder}:/bind/${n}${n === 1 ? ":ro" : n === 2 ? ":rshared" : ""}`;
      }),
    );
    const volumes = [0, 1, 2].map((n) => `--volume=${name}-${n}:/volume/${n}${n === 2 ? ":nocopy" : ""}`);
    await docker(
      ...["create", `--name=${name}`, ...variables, ...binds, ...volumes],
      ...[`--mount=type=volume,source=${name}-3,target=/mount/0,readonly`, "--volume=/without-a-name"],
      ...["--mount=type=tmpfs,target=/mount/1,tmpfs-size=1000000", "--tmpfs=/scratch:size=2m,mode=700"],
      ...[`--mount=type=volume,source=${name}-4,target=/mount/2,volume-nocopy`],
      ...[
        "--ulimit=nofile=2048:4096",
        "--dns=10.9.9.9",
        "--dns-search=example.org",
        "--sysctl=net.ipv4.ip_forward=1",
      ],
      ...[
        "--device=/dev/null:/dev/nothing",
        "--shm-size=128m",
        "--group-add=audio",
        "--add-host=there:10.1.1.1",
      ],
      ...[`--network=${name}-a`, `--ip=10.213.${process.pid % 250}.77`, "--network-alias=claw"],
      ...["--log-driver=local", "--log-opt=max-size=5m", "--hostname=theirs", "--stop-signal=SIGINT"],
      ...["--stop-timeout=33", "--restart=on-failure:4", "--cap-add=NET_ADMIN", "--cap-drop=MKNOD", "--init"],
      ...[
        "--security-opt=no-new-privileges",
        "--security-opt=apparmor=unconfined",
        "--memory=256m",
        "--cpus=0.5",
      ],
      ...["--pids-limit=300", "--oom-score-adj=10", "--user=1000:1000", "--workdir=/tmp", "--expose=9999"],
      ...[
        "--publish=127.0.0.1:31901:18789",
        "--publish=31902-31904:18790-18792",
        "--publish=127.0.0.1::18795",
      ],
      ...[
        "--publish=127.0.0.1:31905:53/udp",
        "--health-cmd=true",
        "--health-interval=17s",
        "--label=theirs=yes",
      ],
      ...["--read-only", "--ipc=shareable", "--entrypoint=sh", scriptedImage, "-c", "sleep 1000"],
    );
    await docker("network", "connect", "--alias=other", `${name}-b`, name);
    const before = await asMade();
    const spec = await engine.specOf(name);
    if (spec === null) throw new Error("it is not there");
    expect(Object.keys(spec.env).filter((key) => key.startsWith("EXTRA_"))).toHaveLength(30);
    await engine.removeContainer(name);
    await engine.createContainer(JSON.parse(JSON.stringify(spec)));
    expect(await asMade()).toEqual(before);
    expect(await engine.specOf(name)).toEqual(spec);
  });
});
