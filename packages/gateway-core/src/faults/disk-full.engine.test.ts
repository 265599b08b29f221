import { execFile } from "node:child_process";
import { chown, mkdir, readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import { endpoint, type Scratch, scratch } from "../service/testing/scratch-service.ts";
import { copyImage } from "../testing/copy-image.ts";
import { noPrivateEngine, type PrivateEngine, startPrivateEngine } from "../testing/private-engine.ts";
import { ensureScriptedImage, scriptedImage } from "../testing/scripted-gateway.ts";

const run = promisify(execFile);
const why = noPrivateEngine();

describe.skipIf(why !== null)(
  `a full disk at the first start${why === null ? "" : ` (skipped: ${why})`}`,
  () => {
    let place: Scratch;
    beforeAll(async () => ensureScriptedImage(await connectDockerode(endpoint)));

    describe("under the state", () => {
      beforeEach(async () => {
        place = await scratch();
        await mkdir(place.stateDir);
      });
      afterEach(async () => {
        await run("umount", ["--lazy", place.stateDir]);
        await place.stop();
      });

      async function disk(options: string): Promise<void> {
        await run("mount", ["-t", "tmpfs", "-o", options, "tmpfs", place.stateDir]);
        await chown(place.stateDir, 1000, 1000);
      }

      it("is seen before anything is made", async () => {
        await disk("size=8m,mode=700");
        const rockpool = place.open();
        const failure = await rockpool.refused("gateway.start", {});
        expect(failure).toMatchObject({ code: "disk-full", facts: { path: place.stateDir } });
        expect(rockpool.snapshot().gateway.container).toBeNull();
        await expect(stat(path.join(place.stateDir, "workspace"))).rejects.toThrow("ENOENT");
      });

      it("that has room but no file left is told as what it is, and the next start goes through", async () => {
        // The directory itself takes one, `workspace` another: nothing is left for openclaw.json.
        await disk("size=200m,mode=700,nr_inodes=2");
        const rockpool = place.open();
        const operation = await rockpool.run("gateway.start", {});
        expect(operation.failure?.code).toMatch(/^(engine-)?disk-full$/);
        expect(rockpool.snapshot().gateway.container?.status ?? "none").not.toBe("running");

        await run("mount", ["-o", "remount,nr_inodes=1000", place.stateDir]);
        expect(await rockpool.run("gateway.start", {})).toMatchObject({ state: "done" });
        expect(await readFile(path.join(place.stateDir, "openclaw.json"), "utf8")).toContain('"token"');
      });
    });

    describe("under the engine", () => {
      let engine: PrivateEngine;
      beforeEach(async () => {
        engine = await startPrivateEngine({ diskMegabytes: 400 });
        await copyImage(endpoint, engine.endpoint, scriptedImage);
        place = await scratch({ engine: engine.endpoint });
      });
      afterEach(async () => {
        await engine.stop();
        await place.stop();
      });

      it("is told as the engine's, and the next start goes through", async () => {
        const filler = path.join(engine.dataRoot, "filler");
        await run("dd", ["if=/dev/zero", `of=${filler}`, "bs=64k"]).catch(() => {});
        const rockpool = place.open();
        const operation = await rockpool.run("gateway.start", {});
        expect(operation.failure?.code).toBe("engine-disk-full");

        await rm(filler);
        expect(await rockpool.run("gateway.start", {})).toMatchObject({ state: "done" });
        expect((await rockpool.until("running", ({ phase }) => phase === "running")).failure).toBeNull();
      });
    });

    it("that appears while the gateway starts ends the gateway, with its own words shown", async () => {
      place = await scratch();
      await mkdir(place.stateDir);
      await run("mount", ["-t", "tmpfs", "-o", "size=100m,mode=700", "tmpfs", place.stateDir]);
      try {
        await chown(place.stateDir, 1000, 1000);
        await place.script({
          listenAfterMs: 60_000,
          exit: { code: 1, afterMs: 300 },
          logs: { atOnce: ["Error: ENOSPC: no space left on device, write"] },
        });
        const rockpool = place.open();
        const { failure } = await rockpool.run("gateway.start", {});
        expect(failure).toMatchObject({ code: "gateway-crashed", facts: { exitCode: "1" } });
        expect(failure?.detail).toContain("ENOSPC");
      } finally {
        await run("umount", ["--lazy", place.stateDir]);
        await place.stop();
      }
    });
  },
);
