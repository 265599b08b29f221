import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import { Preferences } from "@rockpool/gateway-core/contract/settings/preferences";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { describe, expect, it, vi } from "vitest";
import { sampleOperation, sampleSnapshot } from "../../testing/sample-snapshot.ts";
import { createTeardown } from "./teardown.ts";

/** A teardown over a service in this state, and what it did, in order. */
function scene({ snapshot, stopOnQuit = false, refuses = false }: Scene) {
  const did: string[] = [];
  const note = (what: string) => () => void did.push(what);
  const call = vi.fn(async (name: string) => {
    did.push(name);
    return refuses ? { ok: false } : { ok: true };
  });
  let arrive: () => void = () => {};
  const parts = createTeardown({
    service: {
      bridge: Promise.resolve({ call } as unknown as Bridge),
      snapshot: () => snapshot,
      settings: () => Preferences.parse({ stopOnQuit }),
      until: (passes) => {
        expect(passes(sampleSnapshot("running"))).toBe(false);
        expect(passes(sampleSnapshot("stopping", { operation: sampleOperation() }))).toBe(false);
        expect(passes(sampleSnapshot("stopped"))).toBe(true);
        return new Promise((resolve) => {
          arrive = () => resolve(sampleSnapshot("stopped"));
        });
      },
      close: async () => void did.push("close service"),
    },
    mainWindow: { close: note("close window") },
    tray: { quitting: note("say so in the tray"), dispose: note("stop the tray's clock") },
    trayHost: { dispose: note("remove the tray") },
  });
  return { ...parts, did, arrive: () => arrive() };
}
interface Scene {
  snapshot: Snapshot | null;
  stopOnQuit?: boolean;
  refuses?: boolean;
}
const last = ["close service", "stop the tray's clock", "remove the tray"];
const signal = new AbortController().signal;

describe("createTeardown", () => {
  it.each([
    ["nothing is known", null],
    ["the gateway runs", sampleSnapshot("running")],
    ["it is stopped", sampleSnapshot("stopped")],
  ])("leaves the gateway as it is when %s", async (_when, snapshot) => {
    const { teardown, deadline, did } = scene({ snapshot });
    expect(deadline()).toBe(5_000);
    await teardown(signal);
    expect(did).toEqual(["close window", ...last]);
  });

  it("gives a running operation time, and says so", async () => {
    const { teardown, deadline, did } = scene({
      snapshot: sampleSnapshot("starting", { operation: sampleOperation() }),
    });
    expect(deadline()).toBe(20_000);
    await teardown(signal);
    expect(did).toEqual(["close window", "say so in the tray", ...last]);
  });

  it("stops the gateway first where the person chose so", async () => {
    const { teardown, deadline, did, arrive } = scene({
      snapshot: sampleSnapshot("running"),
      stopOnQuit: true,
    });
    expect(deadline()).toBe(75_000);
    const done = teardown(signal);
    await vi.waitFor(() => expect(did).toEqual(["close window", "say so in the tray", "gateway.stop"]));
    arrive();
    await done;
    expect(did.slice(3)).toEqual(last);
  });

  it("goes on when the stop is refused", async () => {
    const { teardown, did } = scene({ snapshot: sampleSnapshot("running"), stopOnQuit: true, refuses: true });
    await teardown(signal);
    expect(did.slice(3)).toEqual(last);
  });

  it("has nothing to stop when nothing runs", async () => {
    const { teardown, deadline, did } = scene({ snapshot: sampleSnapshot("stopped"), stopOnQuit: true });
    expect(deadline()).toBe(5_000);
    await teardown(signal);
    expect(did).not.toContain("gateway.stop");
  });
});
