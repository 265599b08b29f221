import { randomBytes } from "node:crypto";
import fs from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ReachabilityRow } from "../../contract/setup.ts";
import { connectDockerode } from "../../engine/dockerode-engine.ts";
import { endpoint, type Scratch, scratch } from "../../service/testing/scratch-service.ts";
import { ensureScriptedImage, scriptedImage } from "../../testing/scripted-gateway.ts";
import { testPort } from "../../testing/test-port.ts";
import { reachability } from "./reachability.ts";

let place: Scratch;
let server: Server;
let port: number;
let closed: number;

beforeAll(async () => ensureScriptedImage(await connectDockerode(endpoint)));
beforeEach(async () => {
  place = await scratch();
  server = createServer((_request, response) => response.writeHead(401).end());
  // Where a container finds this host.
  await new Promise<void>((resolve) => server.listen(0, "0.0.0.0", resolve));
  port = (server.address() as AddressInfo).port;
  closed = await testPort();
});
afterEach(async () => {
  server.close();
  await place.stop();
});

const config = () =>
  JSON.stringify({
    gateway: { mode: "local" },
    agents: { defaults: { model: "custom/some-model" } },
    models: {
      providers: {
        custom: { baseUrl: `http://host.docker.internal:${port}/v1`, apiKey: "sk-secret" },
        closed: { baseUrl: `http://host.docker.internal:${closed}/v1` },
        absent: { baseUrl: "https://nothing.invalid/v1" },
      },
    },
  });

async function writeConfig(): Promise<void> {
  await place.script({});
  const file = path.join(place.stateDir, "openclaw.json");
  await fs.writeFile(file, config(), { mode: 0o600 });
  if (place.host.uid === 0) await fs.chown(file, 1000, 1000);
}

function expected(rows: readonly ReachabilityRow[]): void {
  const outcome = (target: string) => rows.find((row) => row.target === target)?.outcome;
  expect(rows.map(({ id }) => id).slice(0, 2)).toEqual(["dns", "npm"]);
  expect(outcome(`host.docker.internal:${port}`)).toBe("ok");
  expect(outcome(`host.docker.internal:${closed}`)).toBe("refused");
  // A name service that does not answer is one more way to have no name.
  expect(["no-name", "timeout"]).toContain(outcome("nothing.invalid:443"));
  expect(rows.map((row) => row.outcome)).not.toContain("unknown");
  expect(JSON.stringify(rows)).not.toContain("sk-secret");
}

describe("whom a gateway can reach", () => {
  it("is the same from a stopped one and from the running one", async () => {
    await writeConfig();
    const rockpool = place.open();
    const stopped = (await rockpool.call("setup.reachability", {})).rows;
    expected(stopped);
    expect(rockpool.snapshot().gateway.container).toBeNull();
    await rockpool.run("gateway.start", { useExistingState: true });
    const running = (await rockpool.call("setup.reachability", {})).rows;
    expected(running);
    expect(running.map(({ id }) => id)).toEqual(stopped.map(({ id }) => id));
    const left = (await place.engine.listContainers()).filter(({ name }) => name.includes("-cli-"));
    expect(
      left.filter(({ labels }) => labels["dev.rockpool.instance"] === rockpool.settings.memory().instanceId),
    ).toEqual([]);
  });

  it("is nobody without a network: rows, no failure", async () => {
    const rockpool = place.open();
    const { engine } = place;
    const { id } = await engine.createContainer({
      name: `rockpool-test-alone-${randomBytes(4).toString("hex")}`,
      image: scriptedImage,
      entrypoint: ["sleep", "60"],
      ...{
        command: [],
        env: {},
        labels: { "dev.rockpool.test": "1" },
        mounts: [],
        ports: [],
        extraHosts: [],
      },
      ...{
        init: true,
        capDrop: ["ALL"],
        noNewPrivileges: true,
        restart: { name: "no" },
        stopTimeoutSeconds: 1,
      },
      network: "none",
    });
    try {
      await engine.startContainer(id);
      const before = performance.now();
      const rows = await reachability({
        ...{ engine, host: place.host, facts: await engine.facts(), overrides: {} },
        preferences: rockpool.settings.preferences(),
        memory: rockpool.settings.memory(),
        running: await engine.inspectContainer(id),
      });
      expect(performance.now() - before).toBeLessThan(12_000);
      expect(rows.map((row) => row.id)).toEqual(["dns", "npm"]);
      for (const { outcome } of rows) expect(["no-name", "refused", "timeout"]).toContain(outcome);
    } finally {
      await engine.removeContainer(id, { force: true });
    }
  });
});
