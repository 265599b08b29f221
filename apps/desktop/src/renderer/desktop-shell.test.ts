import type { DashboardState } from "@rockpool/ui/shell";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ShellPush } from "../shared/shell-contract.ts";
import { desktopShell } from "./desktop-shell.ts";

let push: (message: ShellPush) => void;
const call = vi.fn();
const make = (userAgent = "X11; Linux x86_64") =>
  desktopShell(
    {
      call,
      onPush: (receive) => {
        push = receive;
      },
    },
    userAgent,
  );

beforeEach(() => {
  call.mockReset();
  call.mockResolvedValue({ ok: true, value: {} });
});

describe("desktopShell", () => {
  it.each([
    ["Macintosh; Intel Mac OS X", "mac"],
    ["Windows NT 10.0", "windows"],
    ["X11; Linux x86_64", "linux"],
    ["Haiku", "other"],
  ])("knows %s", (userAgent, platform) => {
    expect(make(userAgent).platform).toBe(platform);
  });

  it("places the dashboard, and tells how it is doing, the present first", () => {
    const { dashboard } = make();
    if (dashboard.kind !== "embedded") throw new Error("not embedded");
    dashboard.place({ x: 1, y: 2, width: 3, height: 4 });
    dashboard.place(null);
    expect(call.mock.calls).toEqual([
      ["shell.place-dashboard", { bounds: { x: 1, y: 2, width: 3, height: 4 } }],
      ["shell.place-dashboard", { bounds: null }],
    ]);

    push({ type: "shell", about: "dashboard", state: { kind: "loading" } });
    const states: DashboardState[] = [];
    const stop = dashboard.onState((state) => states.push(state));
    push({ type: "shell", about: "dashboard", state: { kind: "failed", reason: "ERR" } });
    stop();
    push({ type: "shell", about: "dashboard", state: { kind: "ready" } });
    expect(states).toEqual([{ kind: "loading" }, { kind: "failed", reason: "ERR" }]);
  });

  it("goes to a room that the tray asks for, and to no other", () => {
    const go = vi.fn();
    make().onNavigate?.(go);
    push({ type: "shell", about: "navigate", room: "dashboard" });
    push({ type: "shell", about: "navigate", room: "cellar" });
    expect(go.mock.calls).toEqual([["dashboard"]]);
  });

  it("hands on the path that was pointed at", async () => {
    call.mockResolvedValue({ ok: true, value: { path: "/home/ada/openclaw" } });
    await expect(make().choosePath?.({ kind: "folder" })).resolves.toBe("/home/ada/openclaw");
    expect(call.mock.calls).toEqual([["shell.choose-path", { kind: "folder" }]]);
    call.mockResolvedValue({ ok: false, failure: { code: "unexpected", message: "no window" } });
    await expect(make().choosePath?.({ kind: "open" })).resolves.toBeNull();
  });

  it("says when text could not be copied", async () => {
    call.mockResolvedValue({ ok: false, failure: { code: "unexpected", message: "no clipboard" } });
    await expect(make().copyText?.("x")).rejects.toThrow("no clipboard");
  });
});
