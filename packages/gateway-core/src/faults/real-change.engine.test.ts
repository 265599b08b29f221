import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import type { Engine } from "../engine/engine.ts";
import { endpoint, type Opened, type Scratch, scratch } from "../service/testing/scratch-service.ts";
import { ensureOpenClawImages, openclawImages } from "../testing/openclaw-images.ts";
import { renamedVolumes } from "../testing/renamed-volumes.ts";

const minutes = 60_000;
const older = openclawImages["2026.4.29"];
const newer = openclawImages["2026.9.6"];

describe("OpenClaw 2026.4.29, changed to 2026.9.6 and back", () => {
  const suffix = `-test-${randomBytes(4).toString("hex")}`;
  let engine: Engine;
  let place: Scratch;
  let rockpool: Opened;
  let before: Record<string, string>;

  beforeAll(async () => {
    engine = await connectDockerode(endpoint);
    await ensureOpenClawImages(engine);
    place = await scratch(
      { image: older },
      {
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
    expect((await rockpool.run("gateway.start", {})).failure).toBeUndefined();
    await openclaw(
      "agents",
      "add",
      "helper",
      "--non-interactive",
      "--workspace",
      "/home/node/.openclaw/workspace-helper",
    );
    await writeFile(path.join(place.stateDir, "workspace", "notes.md"), "mine\n");
    // The gateway writes it anew once the agent is known: what is compared is what stands still.
    expect((await rockpool.run("gateway.stop", {})).failure).toBeUndefined();
    before = files();
    expect(Object.keys(before).length).toBeGreaterThan(15);
  }, 12 * minutes);
  afterAll(async () => {
    await place.stop();
    await engine.removeVolume(`openclaw-plugin-runtime-deps${suffix}`).catch(() => {});
  });

  it("gets the new one ready on the converted state", { timeout: 6 * minutes }, async () => {
    const operation = await rockpool.run("gateway.change", { reference: newer });
    expect(operation.failure).toBeUndefined();
    expect(rockpool.snapshot().gateway.container?.image.version).toBe("2026.9.6");
    const config = readFileSync(path.join(place.stateDir, "openclaw.json"), "utf8");
    expect(config).toContain("2026.9.6");
    expect(rockpool.snapshot().goBack).toMatchObject({ version: "2026.4.29" });
  });

  it("gets the old one ready again, on a state that is byte for byte what it was", {
    timeout: 6 * minutes,
  }, async () => {
    const operation = await rockpool.run("gateway.rollBack", {});
    expect(operation.failure).toBeUndefined();
    expect(rockpool.snapshot().gateway.container?.image.version).toBe("2026.4.29");
    expect(await openclaw("agents", "list", "--json")).toContain('"helper"');
    const now = files();
    const changed = Object.keys({ ...before, ...now }).filter((name) => before[name] !== now[name]);
    // What a gateway writes when it starts, whatever it is started on.
    expect(
      changed.filter((name) => !/^(?:logs|tasks|canvas|cache|identity)\/|update-check/.test(name)),
    ).toEqual([]);
  });

  async function openclaw(...args: string[]): Promise<string> {
    const id = rockpool.snapshot().gateway.container?.id ?? "";
    const session = await engine.exec(id, { command: ["openclaw", ...args], stdin: false, tty: false });
    session.stderr.resume();
    const [output, code] = await Promise.all([text(session.stdout), session.exit]);
    expect(code).toBe(0);
    return output;
  }

  /** Every file of the state, by name and content. */
  function files(): Record<string, string> {
    const all: Record<string, string> = {};
    for (const entry of readdirSync(place.stateDir, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      all[path.relative(place.stateDir, file)] = createHash("sha256")
        .update(readFileSync(file))
        .digest("hex");
    }
    return all;
  }
});
