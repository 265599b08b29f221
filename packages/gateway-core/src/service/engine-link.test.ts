import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { EngineState } from "../contract/snapshot.ts";
import type { Discovery } from "../engine/discover-engine.ts";
import { FakeEngine } from "../engine/fake-engine.ts";
import { silentLogger } from "../host/logger.ts";
import { testHost } from "../testing/test-host.ts";
import { type EngineLink, openEngineLink } from "./engine-link.ts";

let home: string;
let socket: string;
let link: EngineLink | null = null;
let state: EngineState;

beforeEach(async () => {
  home = await fs.mkdtemp(path.join(os.tmpdir(), "rockpool-link-"));
  socket = path.join(home, "docker.sock");
});
afterEach(async () => {
  link?.close();
  await fs.rm(home, { recursive: true });
});

/** Its own slow retry is too far away to help any test. */
function open(discover: () => Promise<Discovery>): EngineLink {
  link = openEngineLink({
    host: testHost({ homeDir: home }),
    log: silentLogger,
    discover,
    wanted: () => ({ setting: null, ownerEngine: null }),
    onState: (next) => {
      state = next;
    },
    look: async () => {},
    onConnected: () => {},
    onEvent: () => {},
    retryMs: 3_600_000,
  });
  return link;
}

const absent = (...more: string[]): Discovery => ({
  engine: null,
  facts: null,
  failure: { code: "engine-stopped", message: "nothing answers" },
  report: [socket, ...more].map((file) => ({
    source: file,
    endpoint: `unix://${file}`,
    outcome: "absent",
    tookMs: 1,
  })),
});

async function found(): Promise<Discovery> {
  const engine = new FakeEngine();
  return { engine, facts: await engine.facts(), report: [], failure: null };
}

const connected = () => vi.waitFor(() => expect(state.kind).toBe("connected"), { timeout: 10_000 });
const unavailable = () => vi.waitFor(() => expect(state.kind).toBe("unavailable"));

describe("waiting for an engine", () => {
  it("goes on looking when one makes its socket and does not answer yet", async () => {
    let refusals = 3;
    open(async () => {
      const isThere = await fs.stat(socket).catch(() => null);
      if (isThere !== null) refusals -= 1;
      return isThere !== null && refusals < 0 ? found() : absent();
    });
    await unavailable();
    await fs.writeFile(socket, "");
    await connected();
  });

  it("looks where the last search looked", async () => {
    const other = path.join(home, "other.sock");
    let searches = 0;
    const { search } = open(async () => {
      searches += 1;
      return (await fs.stat(other).catch(() => null)) ? found() : absent(...(searches > 1 ? [other] : []));
    });
    await unavailable();
    await search();
    await fs.writeFile(other, "");
    await connected();
  });

  it("misses nothing that comes between the first search and the watch", async () => {
    open(async () => {
      const isThere = await fs.stat(socket).catch(() => null);
      await fs.writeFile(socket, "");
      return isThere === null ? absent() : found();
    });
    await connected();
  });

  it("searches again when what is searched for changes during a search", async () => {
    let answer: (discovery: Discovery) => void = () => {};
    const discover = vi.fn(
      () =>
        new Promise<Discovery>((resolve) => {
          answer = resolve;
        }),
    );
    const { search, connected: connection } = open(discover);
    const first = connection().catch(() => null);
    const second = search(true);
    answer(absent());
    await vi.waitFor(() => expect(discover).toHaveBeenCalledTimes(2));
    answer(await found());
    expect(await second).toEqual([]);
    expect(await first).not.toBeNull();
    await connected();
  });

  it("ends with the link", async () => {
    const discover = vi.fn(async () => absent());
    const { close, search } = open(discover);
    await search();
    await vi.waitFor(() => expect(discover).toHaveBeenCalledTimes(2));
    close();
    await fs.writeFile(socket, "");
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(discover).toHaveBeenCalledTimes(2);
  });
});
