import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ShellHandlers } from "../../shared/shell-contract.ts";
import { openPageDesk, type PageDesk } from "./page-desk.ts";

let desk: PageDesk;
let pushed: unknown[];
let logged: string[];
let did: unknown[];
const unsubscribe = vi.fn();
let pushSnapshot: (value: unknown) => void;

const bridge: Bridge = {
  call: async (name) => ({ ok: true, value: { asked: name } }) as never,
  subscribe(_name, _params, push) {
    pushSnapshot = push as (value: unknown) => void;
    return unsubscribe;
  },
};
const act = (name: string) => (input: unknown) => void did.push([name, input]);
const shell: ShellHandlers = {
  "shell.place-dashboard": act("place"),
  "shell.reload-dashboard": act("reload"),
  "shell.browse-dashboard": () => Promise.reject(new Error("no browser")),
  "shell.open-external": act("open"),
  "shell.copy-text": act("copy"),
  "shell.save-text": act("save"),
  "shell.choose-path": () => Promise.resolve({ path: "/home/ada/openclaw.tar" }),
};
const call = (name: string, input: unknown, id = 7) => desk.ask({ type: "call", id, name, input });

beforeEach(() => {
  pushed = [];
  logged = [];
  did = [];
  unsubscribe.mockReset();
  const log = (message: string, facts?: object) => void logged.push(JSON.stringify({ message, ...facts }));
  desk = openPageDesk({
    bridge,
    shell,
    hello: { appVersion: "1", pid: 2 },
    push: (message) => void pushed.push(message),
    log: { info: log, warn: log, error: log },
  });
});

describe("openPageDesk", () => {
  it("answers a call of the service with its reply", async () => {
    expect(await call("settings.get", {})).toEqual({
      type: "reply",
      id: 7,
      reply: { ok: true, value: { asked: "settings.get" } },
    });
  });

  it("keeps calls apart that run at the same time", async () => {
    const replies = await Promise.all([call("settings.get", {}, 1), call("snapshot.get", {}, 2)]);
    expect(replies).toMatchObject([
      { id: 1, reply: { value: { asked: "settings.get" } } },
      { id: 2, reply: { value: { asked: "snapshot.get" } } },
    ]);
  });

  it("does what only the desktop can do", async () => {
    const bounds = { x: 200, y: 36, width: 840, height: 684 };
    expect(await call("shell.place-dashboard", { bounds })).toMatchObject({ reply: { ok: true } });
    expect(did).toEqual([["place", { bounds }]]);
  });

  it.each([
    ["shell.place-dashboard", { bounds: { x: 0, y: 0, width: -1, height: 1 } }],
    ["shell.place-dashboard", { bounds: null, more: 1 }],
    ["shell.open-external", { url: 5 }],
    ["shell.save-text", { fileName: "", text: "" }],
  ])("refuses what does not parse: %s %#", async (name, input) => {
    expect(await call(name, input)).toMatchObject({
      reply: { ok: false, failure: { code: "input-invalid" } },
    });
    expect(did).toEqual([]);
  });

  it.each(["constructor", "__proto__", "toString", "gateway.explode", ""])(
    "knows no call %j",
    async (name) => {
      expect(await call(name, {})).toMatchObject({
        reply: { ok: false, failure: { code: "input-invalid" } },
      });
      expect(logged.at(-1)).toContain('"name":"unknown"');
    },
  );

  it("turns what goes wrong into a failure", async () => {
    expect(await call("shell.browse-dashboard", {})).toMatchObject({
      reply: { ok: false, failure: { code: "unexpected", message: "no browser" } },
    });
  });

  it("pushes what was subscribed to, until it is closed", async () => {
    expect(await desk.ask({ type: "subscribe", id: 3, name: "snapshot", params: {} })).toBeNull();
    pushSnapshot({ revision: 1 });
    expect(pushed).toContainEqual({ type: "push", id: 3, value: { revision: 1 } });
    desk.close();
    desk.close();
    expect(unsubscribe).toHaveBeenCalledOnce();
    await expect(call("settings.get", {})).rejects.toThrow("refused");
  });

  it.each([null, "text", { type: "shout" }, { type: "call", id: -1, name: "x" }])(
    "hangs up on who does not speak the protocol: %j",
    async (message) => {
      await expect(desk.ask(message)).rejects.toThrow("refused");
    },
  );

  it("logs name, time and outcome, never what was said", async () => {
    await call("shell.copy-text", { text: "hush-hush" });
    expect(logged.at(-1)).toMatch(/"name":"shell.copy-text","tookMs":\d+,"outcome":"ok"/);
    expect(logged.join()).not.toContain("hush-hush");
  });
});
