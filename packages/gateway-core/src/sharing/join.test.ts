import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { thisHost } from "../host/host.ts";
import { silentLogger } from "../host/logger.ts";
import { fakeService } from "../router/testing/fake-service.ts";
import { join, type Membership } from "./join.ts";
import { privateDirectory } from "./private-directory.ts";
import { serviceAddress } from "./service-address.ts";
import { type Member, startMember } from "./testing/member.ts";

let home: string;
const members: Member[] = [];
const memberships: Membership[] = [];

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), "rockpool-join-"));
});
afterEach(async () => {
  for (const member of members.splice(0)) {
    member.process.kill("SIGKILL");
    await member.gone;
  }
  for (const membership of memberships.splice(0)) await membership.close();
  rmSync(home, { recursive: true });
});

function member(env?: Record<string, string>): Member {
  const started = startMember(home, env);
  members.push(started);
  return started;
}

function address() {
  return serviceAddress({ ...thisHost(), env: { ROCKPOOL_HOME: home } });
}

async function joinHere(service = fakeService()) {
  const membership = await join({
    host: { ...thisHost(), env: { ROCKPOOL_HOME: home } },
    appVersion: "1.0.0",
    createService: () => service,
    log: silentLogger,
  });
  memberships.push(membership);
  return { membership, service };
}

test("the first process serves, on a socket that only its user can reach", async () => {
  const { membership } = await joinHere();
  expect(membership.role()).toBe("owner");
  expect(statSync(address().directory).mode & 0o777).toBe(0o700);
  expect(statSync(address().socket).mode & 0o777).toBe(0o600);
});

test("the second is a client, and both see one truth", async () => {
  const first = await joinHere();
  const second = await joinHere();
  expect(second.membership.role()).toBe("client");
  const phases: string[] = [];
  const running = new Promise<void>((resolve) => {
    second.membership.bridge.subscribe("snapshot", {}, ({ phase }) => {
      phases.push(phase);
      if (phase === "running") resolve();
    });
  });
  expect(await second.membership.bridge.call("gateway.start", {})).toMatchObject({ ok: true });
  await running;
  expect(first.service.snapshot().phase).toBe("running");
  expect(second.service.called).toEqual([]);
  expect(phases).toContain("starting");
});

test("an owner that ends leaves nothing behind but the directory", async () => {
  const { membership } = await joinHere();
  await membership.close();
  expect(existsSync(address().socket)).toBe(false);
  expect(existsSync(address().note)).toBe(false);
  expect(readdirSync(address().directory)).toEqual([]);
  expect(await membership.bridge.call("settings.get", {})).toMatchObject({ ok: false });
});

test("of twenty processes that come at once exactly one serves", async () => {
  const all = Array.from({ length: 20 }, () => member());
  await Promise.all(all.map((one) => one.tells("phase")));
  const serving = all.filter((one) => one.told.some((fact) => "serving" in fact));
  expect(serving).toHaveLength(1);
  expect(all.filter((one) => one.told.some((fact) => fact.role === "client"))).toHaveLength(19);
}, 120_000);

test("twenty at once after a crash: the dead owner's socket is replaced once", async () => {
  const dead = member();
  await dead.tells("role", "owner");
  dead.process.kill("SIGKILL");
  await dead.gone;
  expect(existsSync(address().socket)).toBe(true);
  const all = Array.from({ length: 20 }, () => member());
  await Promise.all(all.map((one) => one.tells("phase")));
  expect(all.filter((one) => one.told.some((fact) => "serving" in fact))).toHaveLength(1);
}, 120_000);

test("a client of a killed owner takes over, and its subscriptions and calls go on", async () => {
  const owner = member();
  await owner.tells("role", "owner");
  const client = member();
  await client.tells("phase");
  const heard = client.told.length;
  owner.process.kill("SIGKILL");
  client.order("call settings.get {}");
  await client.tells("role", "owner", heard);
  await client.tells("phase", undefined, heard);
  expect(await client.tells("reply", "settings.get")).toMatchObject({ ok: true });
}, 60_000);

test("of two clients of a killed owner one takes over and the other follows it", async () => {
  const owner = member();
  await owner.tells("role", "owner");
  const clients = [member(), member()];
  await Promise.all(clients.map((client) => client.tells("phase")));
  const heard = clients.map((client) => client.told.length);
  owner.process.kill("SIGKILL");
  await Promise.all(clients.map((client, index) => client.tells("phase", undefined, heard[index])));
  const roles = clients.map((client) => client.told.findLast((fact) => "role" in fact)?.role);
  expect(roles.map(String).toSorted((a, b) => a.localeCompare(b))).toEqual(["client", "owner"]);
}, 60_000);

test("an owner that ends waits for its operation, and what was asked meanwhile is done by the next", async () => {
  const owner = member({ TEST_OPERATION_MS: "1500" });
  await owner.tells("role", "owner");
  const client = member();
  await client.tells("phase");
  client.order("call gateway.start {}");
  await client.tells("reply", "gateway.start");
  owner.order("close");
  // Looking and cancelling go on; a new order waits for who comes next.
  client.order("call gateway.stop {}");
  expect(await client.tells("reply", "gateway.stop")).toMatchObject({ ok: true });
  expect(client.told.some((fact) => fact.role === "owner")).toBe(true);
  await owner.gone;
  expect(owner.told).toContainEqual({ closedWhileBusy: false });
  expect(owner.told).toContainEqual({ phase: "running" });
}, 60_000);

test("an owner that speaks another version is named, with the process to quit", async () => {
  const { directory, socket } = address();
  await privateDirectory(directory, process.getuid?.() ?? -1);
  const other = createServer((peer) => {
    peer.on("error", () => {});
    peer.write(`${JSON.stringify({ type: "hello", wireVersion: 99, appVersion: "9.0.0", pid: 4321 })}\n`);
  });
  await new Promise<void>((resolve) => other.listen(socket, resolve));
  await expect(joinHere()).rejects.toMatchObject({
    failure: { code: "service-version", facts: { pid: "4321", theirs: "9.0.0", ours: "1.0.0" } },
  });
  other.close();
});

test("an owner whose service cannot be made frees the place", async () => {
  const host = { ...thisHost(), env: { ROCKPOOL_HOME: home } };
  const createService = () => Promise.reject(new Error("no service today"));
  await expect(join({ host, appVersion: "1", createService, log: silentLogger })).rejects.toThrow(
    "no service today",
  );
  expect((await joinHere()).membership.role()).toBe("owner");
});

test("a directory of somebody else is not entered", async () => {
  await expect(privateDirectory("/", 12345)).rejects.toMatchObject({
    failure: { code: "service-unreachable" },
  });
  const file = path.join(home, "file");
  writeFileSync(file, "");
  await expect(privateDirectory(file, process.getuid?.() ?? -1)).rejects.toThrow();
});
