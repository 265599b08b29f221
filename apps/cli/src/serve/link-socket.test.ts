import { mkdtempSync, rmSync, statSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { thisHost } from "@rockpool/gateway-core/host/host";
import { afterEach, beforeEach, expect, test } from "vitest";
import { askForLink, offerLinks } from "./link-socket.ts";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "rockpool-link-"));
});
afterEach(() => rmSync(home, { recursive: true }));

test("a running serve gives a new link to its own user, for as long as it runs", async () => {
  const host = { ...thisHost(), env: { ROCKPOOL_HOME: home } };
  expect(await askForLink(host, 18_788)).toBeNull();
  let made = 0;
  const stop = await offerLinks(host, 18_788, async () => ({ url: `link ${++made}`, ssh: "ssh" }));
  expect(await askForLink(host, 18_788)).toEqual({ url: "link 1", ssh: "ssh" });
  expect(await askForLink(host, 18_788)).toEqual({ url: "link 2", ssh: "ssh" });
  expect(await askForLink(host, 18_999)).toBeNull();
  expect(statSync(join(home, "run")).mode & 0o777).toBe(0o700);
  await stop();
  expect(await askForLink(host, 18_788)).toBeNull();
});

test("who only listens, or says something else, is told nothing", async () => {
  const host = { ...thisHost(), env: { ROCKPOOL_HOME: home } };
  let made = 0;
  const stop = await offerLinks(host, 18_788, async () => ({ url: `link ${++made}`, ssh: "ssh" }));
  for (const said of ["", "please\n"]) {
    let heard = "";
    const socket = connect(join(home, "run", "serve-18788.sock"));
    socket.on("data", (chunk: Buffer) => {
      heard += chunk.toString();
    });
    if (said) socket.write(said);
    await delay(100);
    expect(heard).toBe("");
    socket.destroy();
  }
  expect(made).toBe(0);
  await stop();
});
