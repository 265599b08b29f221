import { afterAll, beforeAll, expect, it } from "vitest";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import { ensureOpenClawImages, openclawImages } from "../testing/openclaw-images.ts";
import { docker } from "./testing/docker-cli.ts";
import { endpoint, type Opened, type Scratch, scratch } from "./testing/scratch-service.ts";
import { type TheirGateway, theirGateway } from "./testing/their-gateway.ts";

const minutes = 60_000;
let place: Scratch;
let theirs: TheirGateway;
let rockpool: Opened;

/** OpenClaw as somebody runs it by hand, with its token in the environment as the documentation's compose file has it. */
beforeAll(async () => {
  await ensureOpenClawImages(await connectDockerode(endpoint));
  place = await scratch({}, { patienceMs: 4 * minutes });
  const image = openclawImages["2026.9.6"];
  theirs = await theirGateway(place, `claw-${place.port}-real`, { image, project: `real-${place.port}` });
  await docker("start", theirs.name);
  rockpool = place.open();
}, 5 * minutes);
afterAll(async () => {
  await docker("rm", "--force", theirs.name).catch(() => {});
  await place.stop();
});

it("is watched: ready, signed in, with its health and its log, and nothing on it changes", {
  timeout: 5 * minutes,
}, async () => {
  const { gateways } = await rockpool.call("adoption.list", {});
  const found = gateways.find(({ name }) => name === theirs.name);
  expect(found).toMatchObject({ version: "2026.9.6", secretNames: ["OPENCLAW_GATEWAY_TOKEN"] });
  const before = await docker("inspect", "--format={{json .Config}}{{json .HostConfig}}", theirs.name);
  await rockpool.call("adoption.adopt", { id: found?.id ?? "", mode: "watch" });
  await rockpool.until("it is ready", ({ phase }) => phase === "running");
  const { url, signedIn } = await rockpool.call("dashboard.link", {});
  expect(url).toContain(`http://127.0.0.1:${theirs.port}/`);
  expect(signedIn).toBe(true);
  const health = await rockpool.call("gateway.health", {});
  expect(health).toMatchObject({ version: "2026.9.6" });
  const { entries } = await rockpool.call("logs.read", { tail: 500 });
  expect(entries.length).toBeGreaterThan(3);
  expect(JSON.stringify(entries)).not.toContain("their-secret-token");
  expect((await rockpool.refused("gateway.stop", {})).code).toBe("gateway-watched");
  expect(await docker("inspect", "--format={{json .Config}}{{json .HostConfig}}", theirs.name)).toBe(before);
});

it("is operated: ends cleanly, and gets ready again as the very same container", {
  timeout: 6 * minutes,
}, async () => {
  const id = rockpool.snapshot().gateway.container?.id;
  const [found] = (await rockpool.call("adoption.list", {})).gateways.filter(
    ({ name }) => name === theirs.name,
  );
  await rockpool.call("adoption.adopt", { id: found?.id ?? "", mode: "operate" });
  expect((await rockpool.run("gateway.stop", {})).failure).toBeUndefined();
  const stopped = await rockpool.until("its end", ({ phase }) => phase === "stopped");
  expect([0, 143]).toContain(stopped.gateway.container?.exitCode);
  expect((await rockpool.run("gateway.start", {})).failure).toBeUndefined();
  const { gateway } = await rockpool.until("it is ready", ({ phase }) => phase === "running");
  expect(gateway.container?.id).toBe(id);
  await rockpool.call("adoption.letGo", {});
  expect(await docker("inspect", "--format={{.State.Status}}", theirs.name)).toBe("running\n");
});
