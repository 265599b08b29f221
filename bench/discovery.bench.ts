import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer as createHttpServer } from "node:http";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { discoverEngine } from "../packages/gateway-core/src/engine/discover-engine.ts";
import type { Host } from "../packages/gateway-core/src/host/host.ts";
import { hostFiles } from "../packages/gateway-core/src/host/host-files.ts";
import type { Figure } from "./figure.ts";

const runs = 7;

/**
 * Time from nothing to a connected engine with its facts, with ten candidates of which eight are dead or hang. By
 * order: the docker context hangs, so do three products, one is dead; then comes the first good one.
 */
export async function bench(): Promise<Figure[]> {
  const home = await mkdtemp(path.join(tmpdir(), "rockpool-bench-"));
  const servers: Server[] = [];
  const at = async (file: string, server: Server) => {
    const full = path.join(home, file);
    await mkdir(path.dirname(full), { recursive: true });
    await new Promise<void>((resolve) => server.listen(full, resolve));
    servers.push(server);
  };
  await at("context.sock", hanging());
  await at(".docker/run/docker.sock", hanging());
  await at(".orbstack/run/docker.sock", hanging());
  await at(".rd/docker.sock", hanging());
  await at(".colima/default/docker.sock", engine());
  await at(".lima/default/sock/docker.sock", engine());
  // Dead: ~/.docker/desktop, ~/.lima/docker, $XDG_RUNTIME_DIR/docker.sock and …/podman/podman.sock.
  await makeContext(home, `unix://${home}/context.sock`);

  const host: Host = {
    platform: "linux",
    arch: "x64",
    env: { XDG_RUNTIME_DIR: path.join(home, "run") },
    homeDir: home,
    uid: 1000,
    gid: 1000,
    tmpDir: tmpdir(),
    lanAddresses: [],
  };
  // This computer's own engines (and a tenth dead one) go by the context's name here: they are no candidates.
  const realPath = (file: string) =>
    file.startsWith(home) && !file.includes("/machine/") ? file : `${home}/context.sock`;
  const files = { ...hostFiles, realPath };
  const times: number[] = [];
  let candidates = 0;
  for (let run = 0; run < runs; run++) {
    const startedAt = performance.now();
    const { engine: found, report } = await discoverEngine({
      host,
      setting: null,
      ownerEngine: null,
      files,
    });
    times.push(performance.now() - startedAt);
    if (found?.endpoint !== `unix://${home}/.colima/default/docker.sock`)
      throw new Error("The wrong engine was found");
    candidates = report.length;
  }
  for (const server of servers) server.close();
  await rm(home, { recursive: true, force: true });
  const ours = [...times].sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
  const what = `discovery of the first good engine, ${candidates} candidates, all but 2 dead or hanging`;
  return [{ what, baseline: null, ours, unit: "ms", bar: "≤ 300 ms", ok: ours <= 300, runs: times }];
}

function hanging(): Server {
  return createServer((socket) => socket.on("error", () => {}));
}

function engine(): Server {
  return createHttpServer((request, response) => {
    const version = { Version: "27.0.0", ApiVersion: "1.46", MinAPIVersion: "1.24" };
    const info = {
      ID: "BENCH",
      Name: "bench",
      OperatingSystem: "bench",
      OSType: "linux",
      MemTotal: 1,
      NCPU: 1,
    };
    response.end(JSON.stringify(request.url === "/version" ? version : info));
  });
}

async function makeContext(home: string, endpoint: string): Promise<void> {
  const id = createHash("sha256").update("bench").digest("hex");
  const directory = path.join(home, ".docker", "contexts", "meta", id);
  await mkdir(directory, { recursive: true });
  await writeFile(path.join(home, ".docker", "config.json"), JSON.stringify({ currentContext: "bench" }));
  const meta = { Name: "bench", Endpoints: { docker: { Host: endpoint } } };
  await writeFile(path.join(directory, "meta.json"), JSON.stringify(meta));
}
