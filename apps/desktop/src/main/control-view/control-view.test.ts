import { EventEmitter } from "node:events";
import type { Reply } from "@rockpool/gateway-core/contract/failure";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import type { BaseWindow, WebContentsView } from "electron";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { sampleContainer, sampleSnapshot } from "../../testing/sample-snapshot.ts";
import { type ControlView, createControlView } from "./control-view.ts";

const address = "http://127.0.0.1:18789";
const place = { x: 200, y: 36, width: 840, height: 684 };
const secret = "s3cret";

class FakeView {
  readonly loaded: string[] = [];
  visible = true;
  bounds: unknown = null;
  failWith: Error | null = null;
  readonly webContents = Object.assign(new EventEmitter(), {
    getURL: () => this.loaded.at(-1) ?? "",
    loadURL: async (url: string) => {
      this.loaded.push(url);
      if (this.failWith) throw this.failWith;
    },
    navigationHistory: { clear: vi.fn() },
    close: vi.fn(),
  });
  setVisible = (visible: boolean) => {
    this.visible = visible;
  };
  setBounds = (bounds: unknown) => {
    this.bounds = bounds;
  };
}

let views: FakeView[];
let added: number;
let states: unknown[];
let view: ControlView;
let mayNavigate: (url: string) => boolean;
let answer: Reply<{ url: string }>;
const onLoaded = vi.fn();
const prepare = vi.fn(async (_image: string) => {});
const settle = () => new Promise((resolve) => setImmediate(resolve));
const restarted: Snapshot = {
  ...sampleSnapshot("running"),
  gateway: { ...sampleSnapshot("running").gateway, container: { ...sampleContainer, startedAt: 9_000 } },
};

beforeEach(() => {
  vi.clearAllMocks();
  views = [];
  added = 0;
  states = [];
  answer = { ok: true, value: { url: `${address}/#token=${secret}` } };
  view = createControlView({
    window: {
      isDestroyed: () => false,
      contentView: { addChildView: () => added++, removeChildView: () => added-- },
    } as unknown as BaseWindow,
    makeView(allowed) {
      mayNavigate = allowed;
      const made = new FakeView();
      views.push(made);
      return made as unknown as WebContentsView;
    },
    link: async () => answer,
    prepare,
    tell: (state) => states.push(state),
    onLoaded,
  });
});

async function shown(): Promise<FakeView> {
  view.follow(sampleSnapshot("running"));
  view.place(place);
  await settle();
  const made = views[0];
  if (made === undefined) throw new Error("no view");
  return made;
}

describe("createControlView", () => {
  it("says when a page has loaded, and not when it failed to", async () => {
    const made = await shown();
    expect(onLoaded.mock.calls).toEqual([[made.webContents]]);
    made.failWith = Object.assign(new Error("refused"), { code: "ERR_CONNECTION_REFUSED" });
    view.reload();
    await settle();
    expect(onLoaded).toHaveBeenCalledTimes(1);
  });

  it("makes nothing before it is placed", async () => {
    view.follow(sampleSnapshot("running"));
    await settle();
    expect(views).toHaveLength(0);
  });

  it("makes nothing before the gateway answers, then by itself", async () => {
    view.place(place);
    view.follow(sampleSnapshot("starting"));
    await settle();
    expect(views).toHaveLength(0);
    view.follow(sampleSnapshot("running"));
    await settle();
    expect(views).toHaveLength(1);
  });

  it("shows the signed-in page in its place, and keeps the link out of its history", async () => {
    const made = await shown();
    expect(made).toMatchObject({ loaded: [`${address}/#token=${secret}`], visible: true, bounds: place });
    expect(made.webContents.navigationHistory.clear).toHaveBeenCalledOnce();
    expect(prepare).toHaveBeenCalledWith(sampleContainer.image.id);
    expect(states).toEqual([{ kind: "loading" }, { kind: "ready" }]);
  });

  it("may go nowhere but where the link leads", async () => {
    await shown();
    expect(mayNavigate(`${address}/chat`)).toBe(true);
    for (const url of ["http://127.0.0.1:1/", "https://127.0.0.1:18789/", "file:///", ""])
      expect(mayNavigate(url)).toBe(false);
  });

  it("moves and hides without loading again", async () => {
    const made = await shown();
    view.place(null);
    expect(made.visible).toBe(false);
    view.place({ ...place, width: 500 });
    await settle();
    expect(made).toMatchObject({ visible: true, bounds: { ...place, width: 500 } });
    expect(made.loaded).toHaveLength(1);
  });

  it("is away while the gateway is, and loads anew when it is another process", async () => {
    const made = await shown();
    view.follow(sampleSnapshot("starting"));
    expect(made.visible).toBe(false);
    expect(states.at(-1)).toEqual({ kind: "idle" });
    view.follow(restarted);
    await settle();
    // By way of an empty page: a link that differs in its fragment alone would be no load.
    expect(made.loaded.slice(1)).toEqual(["about:blank", `${address}/#token=${secret}`]);
    expect(made.visible).toBe(true);
  });

  it("keeps the page, and the draft in it, when the same gateway answers again", async () => {
    const made = await shown();
    for (const away of ["unknown", "no"] as const) {
      const { gateway, ...rest } = sampleSnapshot("running");
      view.follow({ ...rest, gateway: { ...gateway, health: { ...gateway.health, live: away } } });
      expect(made.visible).toBe(false);
      expect(states.at(-1)).toEqual({ kind: "idle" });
      view.follow({ ...rest, gateway });
      await settle();
      expect(made).toMatchObject({ visible: true });
      expect(made.loaded).toHaveLength(1);
      expect(states.at(-1)).toEqual({ kind: "ready" });
    }
  });

  it("loads anew what had not loaded, or crashed meanwhile", async () => {
    const made = await shown();
    made.failWith = new Error("ERR_CONNECTION_RESET");
    view.reload();
    await settle();
    made.failWith = null;
    view.follow(sampleSnapshot("starting"));
    view.follow(sampleSnapshot("running"));
    await settle();
    expect(states.at(-1)).toEqual({ kind: "ready" });

    const loads = made.loaded.length;
    view.follow(sampleSnapshot("starting"));
    made.webContents.emit("render-process-gone");
    expect(states.at(-1)).toEqual({ kind: "idle" });
    view.follow(sampleSnapshot("running"));
    await settle();
    expect(made.loaded.length).toBeGreaterThan(loads);
    expect(states.at(-1)).toEqual({ kind: "ready" });
  });

  it("does not load again for news that do not concern it", async () => {
    const made = await shown();
    view.follow(sampleSnapshot("degraded"));
    await settle();
    expect(made.loaded).toHaveLength(1);
  });

  it("says why it cannot sign in", async () => {
    answer = { ok: false, failure: { code: "gateway-sign-in", message: "the secret cannot be read" } };
    view.follow(sampleSnapshot("running"));
    view.place(place);
    await settle();
    expect(states.at(-1)).toEqual({ kind: "failed", reason: "the secret cannot be read" });
  });

  it("says why the page did not load, without the link, and loads when asked", async () => {
    const made = await shown();
    made.failWith = Object.assign(new Error(`ERR_CONNECTION_REFUSED loading '${address}/#token=${secret}'`), {
      code: "ERR_CONNECTION_REFUSED",
    });
    view.reload();
    await settle();
    expect(states.at(-1)).toEqual({ kind: "failed", reason: "ERR_CONNECTION_REFUSED" });
    expect(made.visible).toBe(false);
    made.failWith = null;
    view.reload();
    await settle();
    expect(states.at(-1)).toEqual({ kind: "ready" });
    expect(JSON.stringify(states)).not.toContain(secret);
  });

  it("goes with its window", async () => {
    const made = await shown();
    view.dispose();
    expect(made.webContents.close).toHaveBeenCalledOnce();
    expect(added).toBe(0);
  });
});
