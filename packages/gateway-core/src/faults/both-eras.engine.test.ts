import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Snapshot } from "../contract/snapshot.ts";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import type { Engine } from "../engine/engine.ts";
import { endpoint, type Opened, type Scratch, scratch } from "../service/testing/scratch-service.ts";
import { ensureOpenClawImages, type OpenClawEra, openclawImages } from "../testing/openclaw-images.ts";
import { renamedVolumes } from "../testing/renamed-volumes.ts";

const stageDir = "/var/lib/openclaw/plugin-runtime-deps";
const minutes = 60_000;
let engine: Engine;
beforeAll(async () => {
  engine = await connectDockerode(endpoint);
  await ensureOpenClawImages(engine);
}, 10 * minutes);

describe.each([
  ["2026.9.6", { mounts: ["/home/node/.config/openclaw"], without: [stageDir] }],
  ["2026.4.29", { mounts: [stageDir], without: ["/home/node/.config/openclaw"] }],
] as const)("OpenClaw %s", (era: OpenClawEra, { mounts, without }) => {
  const suffix = `-test-${randomBytes(4).toString("hex")}`;
  let place: Scratch;
  let rockpool: Opened;
  let id = "";

  beforeAll(async () => {
    place = await scratch(
      { image: openclawImages[era] },
      {
        // 2026.4.29 fetches more than a gigabyte of plugin dependencies when it first starts.
        patienceMs: 5 * minutes,
        discover: async () => ({
          engine: renamedVolumes(engine, suffix),
          facts: await engine.facts(),
          report: [],
          failure: null,
        }),
      },
    );
    rockpool = place.open();
  });
  afterAll(async () => {
    await place.stop();
    await engine.removeVolume(`openclaw-plugin-runtime-deps${suffix}`).catch(() => {});
  });

  it("starts from nothing until it is ready, with the mounts of its time", {
    timeout: 6 * minutes,
  }, async () => {
    const operation = await rockpool.run("gateway.start", {});
    expect(operation.failure).toBeUndefined();
    const { gateway } = await rockpool.until("ready", isReady);
    id = gateway.container?.id ?? "";
    expect(gateway.container?.image.version).toBe(era);
    const details = await engine.inspectContainer(id);
    const targets = details?.mounts.map(({ target }) => target);
    expect(targets).toEqual(
      expect.arrayContaining(["/home/node/.openclaw", "/home/node/.openclaw/workspace", ...mounts]),
    );
    for (const target of without) expect(targets).not.toContain(target);
    expect(await log()).not.toMatch(/EACCES|permission denied/);
  });

  it("signs in with the token of its config, and tells its health over RPC", async () => {
    const { url, signedIn } = await rockpool.call("dashboard.link", {});
    expect(signedIn).toBe(true);
    const config = await readFile(path.join(place.stateDir, "openclaw.json"), "utf8");
    expect(config).toContain(new URL(url).hash.slice("#token=".length));
    const page = await fetch(url);
    expect(page.headers.get("x-frame-options")).toBe("DENY");
    expect(await page.text()).toContain("OpenClaw");
    const report = await rockpool.call("gateway.health", {});
    expect(report.plugins.loaded.length).toBeGreaterThan(3);
  });

  it("runs OpenClaw's own command line as the gateway's user", async () => {
    expect(await inside("openclaw", "--version")).toContain(era);
    const [gateway, state] = [
      await inside("sh", "-c", "id -u"),
      await inside("stat", "-c", "%u", "/home/node/.openclaw"),
    ];
    expect(gateway).toBe(state);
  });

  it("stops when it is asked, and starts again on the same state and token", {
    timeout: 6 * minutes,
  }, async () => {
    const before = (await rockpool.call("dashboard.link", {})).url;
    expect(await rockpool.run("gateway.stop", {})).toMatchObject({ state: "done" });
    expect(rockpool.snapshot().gateway.container).toMatchObject({ id, status: "exited", oomKilled: false });
    expect([0, 143]).toContain(rockpool.snapshot().gateway.container?.exitCode);

    expect(await rockpool.run("gateway.start", {})).toMatchObject({ state: "done" });
    const { gateway } = await rockpool.until("ready", isReady);
    expect(gateway.container?.id).toBe(id);
    expect((await rockpool.call("dashboard.link", {})).url).toBe(before);
  });

  if (era === "2026.4.29") {
    it("has staged its plugins' dependencies into the volume, under its own user", async () => {
      const owner = await inside("sh", "-c", "id -u");
      expect(await inside("stat", "-c", "%u", stageDir)).toBe(owner);
      const files = Number(await inside("sh", "-c", `find ${stageDir} -type f -user ${owner} | wc -l`));
      expect(files).toBeGreaterThan(1000);
      expect(
        await inside("sh", "-c", `find ${stageDir} -name package.json -path '*node_modules*' | head -1`),
      ).not.toBe("");
    });
  }

  if (era === "2026.4.29") {
    let before: Record<string, string>;

    it("changes to 2026.9.6, on a state with an agent and a workspace", {
      timeout: 6 * minutes,
    }, async () => {
      const workspace = "/home/node/.openclaw/workspace-helper";
      await inside("openclaw", "agents", "add", "helper", "--non-interactive", "--workspace", workspace);
      await writeFile(path.join(place.stateDir, "workspace", "notes.md"), "mine\n");
      // What is compared is what stands still.
      expect((await rockpool.run("gateway.stop", {})).failure).toBeUndefined();
      before = filesOf(place.stateDir);
      expect(Object.keys(before).length).toBeGreaterThan(15);

      const operation = await rockpool.run("gateway.change", { reference: openclawImages["2026.9.6"] });
      expect(operation.failure).toBeUndefined();
      expect(rockpool.snapshot().gateway.container?.image.version).toBe("2026.9.6");
      expect(await readFile(path.join(place.stateDir, "openclaw.json"), "utf8")).toContain("2026.9.6");
      expect(rockpool.snapshot().goBack).toMatchObject({ version: "2026.4.29" });
    });

    it("comes back, ready, on a state that is byte for byte what it was", {
      timeout: 6 * minutes,
    }, async () => {
      const operation = await rockpool.run("gateway.rollBack", {});
      expect(operation.failure).toBeUndefined();
      id = rockpool.snapshot().gateway.container?.id ?? "";
      expect(rockpool.snapshot().gateway.container?.image.version).toBe("2026.4.29");
      expect(await inside("openclaw", "agents", "list", "--json")).toContain('"helper"');
      const now = filesOf(place.stateDir);
      const changed = Object.keys({ ...before, ...now }).filter((name) => before[name] !== now[name]);
      // What a gateway writes when it starts, whatever it is started on.
      const ofStart = /^(?:logs|tasks|canvas|cache|identity)\/|update-check|^openclaw[.]json[.]last-good$/;
      expect(changed.filter((name) => !ofStart.test(name))).toEqual([]);
    });
  }

  async function inside(...command: string[]): Promise<string> {
    if (id === "") throw new Error("it has not started");
    const session = await engine.exec(id, { command, stdin: false, tty: false });
    const [output] = await Promise.all([text(session.stdout), text(session.stderr), session.exit]);
    return output.trim();
  }

  async function log(): Promise<string> {
    let all = "";
    for await (const chunk of engine.logs(id, { follow: false })) all += `${chunk.text}\n`;
    return all;
  }
});

function isReady({ gateway, phase }: Snapshot): boolean {
  return phase === "running" && gateway.health.ready === "yes";
}

/** Every file below, by name and content. */
function filesOf(folder: string): Record<string, string> {
  const all: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    all[path.relative(folder, file)] = createHash("sha256").update(readFileSync(file)).digest("hex");
  }
  return all;
}
