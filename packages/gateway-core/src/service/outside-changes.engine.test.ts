import fs from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import { ensureScriptedImage } from "../testing/scripted-gateway.ts";
import { docker } from "./testing/docker-cli.ts";
import { endpoint, type Scratch, scratch } from "./testing/scratch-service.ts";

let place: Scratch;

beforeAll(async () => ensureScriptedImage(await connectDockerode(endpoint)));
beforeEach(async () => {
  place = await scratch();
});
afterEach(() => place.stop());

describe("behind our back", () => {
  it.each(["stop", "kill"])("docker %s: shown as stopped, and the wish follows", async (verb) => {
    const rockpool = place.open();
    await rockpool.run("gateway.start", {});
    await docker(verb, rockpool.snapshot().gateway.container?.id ?? "");
    await rockpool.until("the wish", ({ phase, wish }) => phase === "stopped" && !wish.shouldRun);
    expect(rockpool.snapshot().failure).toBeNull();
    expect((await rockpool.run("gateway.start", {})).state).toBe("done");
  });

  it("docker rm -f: shown as not there; a start makes a new one on the same state", async () => {
    const rockpool = place.open();
    await rockpool.run("gateway.start", {});
    const seeded = await fs.readFile(path.join(place.stateDir, "openclaw.json"), "utf8");
    const id = rockpool.snapshot().gateway.container?.id ?? "";
    const startedAt = Date.now();
    await docker("rm", "--force", id);
    await rockpool.until("the loss", ({ gateway }) => gateway.container === null);
    expect(Date.now() - startedAt).toBeLessThan(5000);
    await rockpool.until("the wish", ({ phase, wish }) => phase === "stopped" && !wish.shouldRun);
    expect((await rockpool.run("gateway.start", {})).state).toBe("done");
    expect(await fs.readFile(path.join(place.stateDir, "openclaw.json"), "utf8")).toBe(seeded);
  });

  it("docker start: the wish follows, too", async () => {
    const rockpool = place.open();
    await rockpool.run("gateway.start", {});
    await rockpool.run("gateway.stop", {});
    await docker("start", rockpool.snapshot().gateway.container?.id ?? "");
    await rockpool.until("the wish", ({ phase, wish }) => phase === "running" && wish.shouldRun);
  });

  it("removed while it is waited for", async () => {
    await place.script({ startedAfterMs: 60_000 });
    const rockpool = place.open();
    const { operationId } = await rockpool.call("gateway.start", {});
    const { gateway } = await rockpool.until(
      "the container",
      (value) => value.gateway.container?.status === "running",
    );
    await docker("rm", "--force", gateway.container?.id ?? "");
    const { operation } = await rockpool.until(
      "the end",
      (value) => value.operation?.id === operationId && value.operation.state !== "running",
    );
    expect(operation?.failure?.code).toMatch(/^(container-gone|gateway-crashed)$/);
  });
});
