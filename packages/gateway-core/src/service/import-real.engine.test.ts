import path from "node:path";
import { afterEach, beforeAll, expect, it } from "vitest";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import { ensureOpenClawImages, openclawImages } from "../testing/openclaw-images.ts";
import { docker } from "./testing/docker-cli.ts";
import { endpoint, type Scratch, scratch } from "./testing/scratch-service.ts";
import { stateListing } from "./testing/state-listing.ts";
import { theirGateway } from "./testing/their-gateway.ts";

const minutes = 60_000;
const image = openclawImages["2026.9.6"];
let place: Scratch;
let name = "";

beforeAll(async () => {
  await ensureOpenClawImages(await connectDockerode(endpoint));
}, 5 * minutes);
afterEach(async () => {
  await place.stop();
  await docker("rm", "--force", name).catch(() => {});
});

it("a used state of OpenClaw is imported: ours runs on the copy, with the same token", {
  timeout: 9 * minutes,
}, async () => {
  place = await scratch({ image }, { patienceMs: 4 * minutes });
  name = `claw-${place.port}-imported`;
  const gateway = await theirGateway(place, name, { image, more: ["--stop-timeout=60"] });
  await docker("start", name);
  const rockpool = place.open();
  const { gateways } = await rockpool.call("adoption.list", {});
  const { id } = gateways.find((each) => each.name === name) ?? { id: "" };
  // Ready before: what is copied is a state that OpenClaw has made its databases in.
  await rockpool.call("adoption.adopt", { id, mode: "operate" });
  await rockpool.until("theirs is ready", ({ phase }) => phase === "running");
  expect((await rockpool.run("gateway.stop", {})).failure).toBeUndefined();
  const before = stateListing(gateway.stateDir);
  expect(before.split("\n").length).toBeGreaterThan(10);

  const into = { kind: "bind", path: path.join(place.dir, "copy") } as const;
  const imported = await rockpool.run("adoption.import", { id, into });
  expect(imported.failure).toBeUndefined();
  // What is shown is ours again.
  expect(rockpool.settings.memory().adopted).toBeNull();
  expect((await rockpool.run("gateway.start", {})).failure).toBeUndefined();
  const { gateway: ours } = await rockpool.until("ours is ready", ({ phase }) => phase === "running");
  expect(ours.container?.name).not.toBe(name);
  expect(ours.container?.image.version).toBe("2026.9.6");
  const { url, signedIn } = await rockpool.call("dashboard.link", {});
  expect(url).toContain(`http://127.0.0.1:${place.port}/`);
  expect(signedIn).toBe(true);
  // By the token of before, which is where it belongs now.
  const [details] = JSON.parse(await docker("inspect", ours.container?.id ?? "")) as [
    { Config: { Env: string[] } },
  ];
  expect(details.Config.Env.join()).not.toContain("their-secret-token");
  const config = await docker("exec", ours.container?.id ?? "", "cat", "/home/node/.openclaw/openclaw.json");
  expect(config).toContain("their-secret-token");
  expect(await rockpool.call("gateway.health", {})).toMatchObject({ version: "2026.9.6" });
  expect(await invoke("another-token")).toBe(401);
  expect([200, 404]).toContain(await invoke("their-secret-token"));
  expect(stateListing(gateway.stateDir)).toBe(before);
});

/** Asks by the published port for a tool; source: OpenClaw's docs, gateway/tools-invoke-http-api. */
async function invoke(token: string): Promise<number> {
  const { status } = await fetch(`http://127.0.0.1:${place.port}/tools/invoke`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ tool: "sessions_list", action: "json", args: {} }),
  });
  return status;
}
