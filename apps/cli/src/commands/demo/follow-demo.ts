import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import type { Demo } from "@rockpool/gateway-core/contract/demo";
import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import { ask } from "../../ask.ts";
import type { Context } from "../../context.ts";
import { demoProgress } from "./demo-progress.ts";

export interface DemoFollower {
  /** From now on a demo that is not there has ended. */
  begun(): Promise<void>;
  /** The demo once it answers; rejects with why it does not. */
  running: Promise<Demo>;
  /** Rejects when it has ended without us; never resolves. */
  gone: Promise<never>;
  close(): void;
}

/** Watches the demo in the snapshot and says how its start goes on. */
export function followDemo(context: Context, bridge: Bridge): DemoFollower {
  let hasBegun = false;
  const shown = demoProgress(context);
  let resolve: (demo: Demo) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  let end: (error: unknown) => void = () => {};
  const running = new Promise<Demo>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  const gone = new Promise<never>((_, onError) => {
    end = onError;
  });
  running.catch(() => {});
  gone.catch(() => {});

  const look = (demo: Demo | null) => {
    if (!hasBegun) return;
    const failure = whyNot(demo);
    if (failure !== null) {
      reject(failure);
      end(failure);
    } else if (demo?.state === "running") {
      shown.end();
      resolve(demo);
    } else if (demo?.state === "starting") shown.update(demo);
  };
  const unsubscribe = bridge.subscribe("snapshot", {}, ({ demo }) => look(demo));
  return {
    async begun() {
      const { demo } = await ask(bridge, "snapshot.get", {});
      hasBegun = true;
      look(demo);
    },
    running,
    gone,
    close: unsubscribe,
  };
}

function whyNot(demo: Demo | null): RockpoolError | null {
  if (demo?.failure) return new RockpoolError(demo.failure);
  if (demo === null || demo.state === "ending") {
    return new RockpoolError({ code: "not-found", message: "The demo ended", facts: { what: "The demo" } });
  }
  return null;
}
