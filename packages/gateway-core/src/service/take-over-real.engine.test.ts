import { afterEach, beforeAll, expect, it } from "vitest";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import { ensureOpenClawImages, openclawImages } from "../testing/openclaw-images.ts";
import { docker } from "./testing/docker-cli.ts";
import { endpoint, type Scratch, scratch } from "./testing/scratch-service.ts";
import { theirGateway } from "./testing/their-gateway.ts";

const minutes = 60_000;
let place: Scratch;
let name = "";

beforeAll(async () => {
  await ensureOpenClawImages(await connectDockerode(endpoint));
}, 5 * minutes);
afterEach(async () => {
  // It writes into the place until it is gone.
  await docker("rm", "--force", name).catch(() => {});
  await place.stop();
});

it.each(["2026.9.6", "2026.4.29"] as const)(
  "OpenClaw %s is taken over with its token, and put back",
  {
    timeout: 9 * minutes,
  },
  async (version) => {
    place = await scratch({}, { patienceMs: 4 * minutes });
    name = `claw-${place.port}-taken`;
    const gateway = await theirGateway(place, name, {
      image: openclawImages[version],
      project: `taken-${place.port}`,
      more: ["--stop-timeout=60", ...(version === "2026.4.29" ? ["--env=OPENCLAW_NO_RESPAWN=1"] : [])],
    });
    await docker("start", name);
    const rockpool = place.open();
    const { gateways } = await rockpool.call("adoption.list", {});
    const { id } = gateways.find((each) => each.name === name) ?? { id: "" };
    // Ready before: what is taken over is a gateway that works.
    await rockpool.call("adoption.adopt", { id, mode: "operate" });
    await rockpool.until("theirs is ready", ({ phase }) => phase === "running");
    const preview = await rockpool.call("adoption.previewTakeOver", { id });
    expect(preview).toMatchObject({ image: openclawImages[version] });
    // It may have work of its own just after its start.
    await expect
      .poll(async () => (await rockpool.call("adoption.previewTakeOver", { id })).agentAtWork, {
        timeout: minutes / 2,
        interval: 1000,
      })
      .toBe(version === "2026.9.6" ? "no" : "unknown");
    expect(preview.stateBytes).toBeGreaterThan(10_000);

    const taken = await rockpool.run("adoption.takeOver", { id });
    expect(taken.failure).toBeUndefined();
    const shown = await rockpool.until("ours is ready", ({ phase }) => phase === "running");
    expect(shown).toMatchObject({
      adoption: { kind: "taken-over", name },
      gateway: { address: `http://127.0.0.1:${gateway.port}`, container: { image: { version } } },
    });
    const { url, signedIn } = await rockpool.call("dashboard.link", {});
    expect(url).toContain(`http://127.0.0.1:${gateway.port}/`);
    expect(signedIn).toBe(true);
    expect(await rockpool.call("gateway.health", {})).toMatchObject({ version });
    expect((await rockpool.run("adoption.undoTakeOver", {})).failure).toBeUndefined();
    const back = await rockpool.until(
      "theirs is back",
      ({ phase, adoption }) => phase === "running" && adoption?.kind === "adopted",
    );
    expect(back.gateway.container?.name).toBe(name);
    expect(await rockpool.call("gateway.health", {})).toMatchObject({ version });
  },
);
