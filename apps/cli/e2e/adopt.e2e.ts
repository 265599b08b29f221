import { execFile } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { type TheirGateway, theirGateway } from "@rockpool/gateway-core/service/testing/their-gateway";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makePlace, type Place } from "./support/place.ts";

const run = promisify(execFile);
const inspect = async (name: string, format: string) =>
  (await run("docker", ["inspect", "--format", format, name])).stdout.trim();

describe("a gateway of somebody else's, by command line", () => {
  let place: Place;
  let theirs: TheirGateway;
  /** Nothing of ours is said by variables: what they have counts. */
  const env = { OPENCLAW_CONFIG_DIR: "", OPENCLAW_WORKSPACE_DIR: "", OPENCLAW_GATEWAY_PORT: "" };
  const rockpool = (...args: string[]) => place.run(args, { env });

  beforeAll(async () => {
    place = await makePlace();
    const name = `claw-${place.port}-cli`;
    const dir = path.dirname(place.home);
    theirs = await theirGateway({ dir }, name, { project: `claw-${place.port}`, hostIp: "0.0.0.0" });
    await run("docker", ["start", name]);
  });
  afterAll(async () => {
    await theirs.remove();
    await place.leave();
  });

  test("is listed with its owner and whom it is open to", async () => {
    const { code, stdout, stderr } = await rockpool("adopt", "--list");
    expect(code).toBe(0);
    const line = stdout.split("\n").find((each) => each.startsWith(theirs.name));
    expect(line).toContain(`compose project claw-${place.port}`);
    expect(line).toContain(`0.0.0.0:${theirs.port}`);
    expect(stderr).toContain(`${theirs.name} is open to the network.`);
  });

  test("shows what a take-over would change, and changes nothing without a yes", async () => {
    const dry = await rockpool("adopt", theirs.name, "--take-over", "--dry-run");
    expect(dry.stdout).toContain(`Published address: 0.0.0.0:${theirs.port}:18789/tcp`);
    expect(dry.stdout).toContain("docker create ");
    expect(dry.stdout + dry.stderr).not.toContain("their-secret-token");
    const asked = await rockpool("adopt", theirs.name, "--take-over");
    expect(asked.code).toBe(3);
    expect(await inspect(theirs.name, "{{.State.Running}}")).toBe("true");
    expect(await place.containers()).toEqual([]);
  });

  test("is taken over with the safer address, and put back as it was", async () => {
    const published = ["--safer", "published:18789/tcp"];
    const taken = await rockpool("adopt", theirs.name, "--take-over", "--yes", "--json", ...published);
    expect(taken.documents.at(-1)).toMatchObject({
      event: "result",
      ok: true,
      address: `http://127.0.0.1:${theirs.port}`,
      operation: { kind: "take-over", state: "done" },
    });
    expect(await inspect(theirs.name, "{{.State.Running}}")).toBe("false");
    const status = await rockpool("status", "--json");
    expect(status.documents).toMatchObject([
      { adoption: { kind: "taken-over", name: theirs.name, undoable: "yes" } },
    ]);
    const removing = await rockpool("remove", "--yes");
    expect(removing.code).toBe(1);
    expect(removing.stderr).toContain("Secrets would be lost");

    const undone = await rockpool("release", "--undo", "--yes");
    expect(undone.stderr).not.toContain("✗");
    expect(undone.stdout).toContain(`${theirs.name} is back, as it was.`);
    expect(await inspect(theirs.name, "{{.State.Running}}")).toBe("true");
    expect(await place.containers()).toEqual([]);
    expect((await rockpool("release")).stdout).toContain(`Let go of ${theirs.name}`);
  });

  test("its state is copied for a gateway of our own, and the original goes on", async () => {
    const into = path.join(path.dirname(place.home), "copied");
    const refused = await rockpool("adopt", theirs.name, "--import", "--into", into);
    expect(refused.stderr).toContain("That state is in use");
    const args = ["adopt", theirs.name, "--import", "--into", into, "--stop-source"];
    const dry = await rockpool(...args, "--dry-run");
    expect(dry.stdout).toContain(`bind:${theirs.stateDir} → bind:${into}`);
    expect(existsSync(into)).toBe(false);
    const copied = await rockpool(...args);
    expect(copied.stdout).toContain("Copied and compared.");
    expect(await inspect(theirs.name, "{{.State.Running}}")).toBe("true");
    const state = await rockpool("config", "get", "state");
    expect(state.stdout.trim()).toBe(`bind:${into}`);
    expect(existsSync(path.join(into, "openclaw.json"))).toBe(true);
  });

  test("is given back as files that hold their secrets where that was said, and only then", async () => {
    const taken = await rockpool("adopt", theirs.name, "--take-over", "--yes");
    expect(taken.stdout).toContain("Taken over.");
    const folder = path.join(path.dirname(place.home), "given");
    const without = await rockpool("release", "--dir", folder, "--yes");
    expect(without.code).toBe(2);
    expect(existsSync(folder)).toBe(false);
    const args = ["release", "--dir", folder, "--with-secrets", "--yes"];
    const given = await rockpool(...args);
    expect(given.stdout).toContain(`cd ${folder} && docker compose up -d`);
    expect(await readFile(path.join(folder, ".env"), "utf8")).toContain("their-secret-token");
    expect(statSync(path.join(folder, ".env")).mode & 0o777).toBe(0o600);
    expect(await readFile(path.join(folder, "docker-compose.yml"), "utf8")).not.toContain(
      "their-secret-token",
    );
    expect(await place.containers()).toEqual([]);
    expect(existsSync(path.join(theirs.stateDir, "openclaw.json"))).toBe(true);
  });
});
