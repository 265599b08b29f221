import { spawn } from "node:child_process";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { thisHost } from "../host/host.ts";
import { nativeGatewayPid } from "./native-gateway.ts";

let state: string;
let tmpDir: string;

beforeEach(async () => {
  state = await fs.mkdtemp(path.join(os.tmpdir(), "rockpool-state-"));
  tmpDir = await fs.mkdtemp(path.join(os.tmpdir(), "rockpool-tmp-"));
});
afterEach(async () => {
  for (const dir of [state, tmpDir]) await fs.rm(dir, { recursive: true, force: true });
});

const host = () => ({ ...thisHost(), tmpDir });
const found = () => nativeGatewayPid(host(), state);

async function lock(
  below: string,
  payload: object,
  name = "gateway.0a1b2c3d.lock",
  uid = host().uid,
): Promise<void> {
  const dir = path.join(below, `openclaw-${uid}`);
  await fs.mkdir(dir, { recursive: true });
  await fs.writeFile(path.join(dir, name), JSON.stringify(payload));
}

async function startTime(pid: number): Promise<number> {
  const stat = await fs.readFile(`/proc/${pid}/stat`, "utf8");
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]);
}

describe.skipIf(process.platform !== "linux")("nativeGatewayPid", () => {
  it("sees nothing where there is no lock", async () => {
    expect(await found()).toBeNull();
  });

  it.each(["2026.4.29", "2026.9.6"])("sees the lock of %s", async (version) => {
    const payload = {
      pid: process.pid,
      configPath: path.join(state, "openclaw.json"),
      startTime: await startTime(process.pid),
    };
    await lock(version === "2026.4.29" ? tmpDir : path.join(state, "tmp"), payload);
    expect(await found()).toBe(process.pid);
  });

  it("sees another user's lock in the state, and none that somebody put where all may write", async () => {
    const configPath = path.join(state, "openclaw.json");
    const payload = { pid: process.pid, configPath, startTime: await startTime(process.pid) };
    await lock(tmpDir, payload, "gateway.0a1b2c3d.lock", 4321);
    if (host().uid !== 0) await lock(tmpDir, payload, "gateway.0a1b2c3d.lock", 0);
    expect(await found()).toBeNull();
    await lock(path.join(state, "tmp"), payload, "gateway.0a1b2c3d.lock", 4321);
    expect(await found()).toBe(process.pid);
  });

  it("does not take a pid that was used again for the gateway", async () => {
    await lock(tmpDir, { pid: process.pid, configPath: path.join(state, "openclaw.json"), startTime: 1 });
    expect(await found()).toBeNull();
  });

  it("takes a process without start time for one only when its command says so", async () => {
    const payload = { configPath: path.join(state, "openclaw.json") };
    await lock(tmpDir, { ...payload, pid: process.ppid === 0 ? process.pid : process.ppid });
    expect(await found()).toBeNull();
    const child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)", "openclaw"]);
    await new Promise((resolve) => child.once("spawn", resolve));
    await lock(tmpDir, { ...payload, pid: child.pid });
    expect(await found()).toBe(child.pid);
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("close", resolve));
    expect(await found()).toBeNull();
  });

  it("leaves out what a container wrote, other states, other roles, and what is no lock", async () => {
    const payload = { pid: process.pid, startTime: await startTime(process.pid) };
    await lock(path.join(state, "tmp"), { ...payload, configPath: "/home/node/.openclaw/openclaw.json" });
    await lock(tmpDir, { ...payload, configPath: "/elsewhere/openclaw.json" }, "gateway.00000001.lock");
    const here = path.join(state, "openclaw.json");
    await lock(tmpDir, { ...payload, configPath: here, role: "sqlite-maintenance" }, "gateway.00000002.lock");
    await lock(tmpDir, { pid: "many" }, "gateway.00000003.lock");
    expect(await found()).toBeNull();
  });
});
