import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, connect as netConnect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Claim, claimService, type OwnedAddress } from "./claim-service.ts";
import { identityOf, publishSocket, takeAway } from "./socket-file.ts";

let directory: string;
const claims: Claim[] = [];
const address = () => ({
  directory,
  socket: path.join(directory, "service.sock"),
  lock: path.join(directory, "service.lock"),
  note: path.join(directory, "service.json"),
  isPipe: false,
});

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "rockpool-claim-"));
});
afterEach(() => {
  for (const claim of claims.splice(0)) {
    if (claim.kind === "client") claim.socket.destroy();
    else leave(claim);
  }
  rmSync(directory, { recursive: true });
});

async function claim(): Promise<Claim> {
  const got = await claimService(address());
  claims.push(got);
  return got;
}
async function own(): Promise<OwnedAddress> {
  const got = await claim();
  if (got.kind !== "owner") throw new Error("somebody serves already");
  return got;
}
function leave(owned: OwnedAddress): void {
  for (const socket of owned.early) socket.destroy();
  owned.release();
  owned.server.close();
}

/** What a killed owner leaves: a socket file that nobody listens on. */
async function deadSocket(): Promise<void> {
  const server = createServer();
  const hidden = path.join(directory, "dead");
  await new Promise<void>((resolve) => server.listen(hidden, resolve));
  publishSocket(hidden, address().socket);
  await new Promise((resolve) => server.close(resolve));
}

test("the first owns one file with mode 0600, the second connects to it", async () => {
  await own();
  expect(readdirSync(directory)).toEqual(["service.sock"]);
  expect(statSync(address().socket).mode & 0o777).toBe(0o600);
  expect((await claim()).kind).toBe("client");
});

test("a dead socket, or a file that was never one, is replaced", async () => {
  await deadSocket();
  const first = await own();
  leave(first);
  expect(existsSync(address().socket)).toBe(false);
  writeFileSync(address().socket, "");
  expect((await claim()).kind).toBe("owner");
});

test("connections that come before anybody waits for them are kept", async () => {
  const owned = await own();
  const peer = netConnect(address().socket);
  await new Promise((resolve) => peer.once("connect", resolve));
  await expect.poll(() => owned.early.length).toBe(1);
  peer.destroy();
});

test("who leaves late does not take the next one's socket away", async () => {
  const first = await own();
  rmSync(address().socket);
  await own();
  first.release();
  expect((await claim()).kind).toBe("client");
});

test("a socket that took the dead one's place is not taken for it", async () => {
  await deadSocket();
  const dead = identityOf(address().socket) ?? "";
  await own();
  takeAway(address().socket, dead);
  expect((await claim()).kind).toBe("client");
});

test("a lock that its process left behind does not keep anybody out", async () => {
  await deadSocket();
  const gone = spawnSync(process.execPath, ["-e", ""]).pid;
  writeFileSync(address().lock, String(gone));
  await own();
  expect(existsSync(address().lock)).toBe(false);
});

test("a lock that is held is waited for", async () => {
  await deadSocket();
  writeFileSync(address().lock, String(process.ppid));
  let claimed = false;
  const claiming = claim().then(() => {
    claimed = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(claimed).toBe(false);
  rmSync(address().lock);
  await claiming;
});

test("only one of two can give its socket the name", () => {
  const [one, two] = [path.join(directory, "one"), path.join(directory, "two")];
  for (const file of [one, two]) writeFileSync(file, "");
  expect(publishSocket(one, address().socket)).not.toBeNull();
  expect(publishSocket(two, address().socket)).toBeNull();
});
