import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import type { Failure } from "@rockpool/gateway-core/contract/failure";
import { toFailure } from "@rockpool/gateway-core/contract/rockpool-error";
import { switchBridge } from "@rockpool/gateway-core/router/switch-bridge";
import { brokenBridge } from "./broken-bridge.ts";

/**
 * A bridge to a service that could not be had so far: it says why, and every call tries once more before it is answered.
 * Once that worked it is a bridge like any other, and what was subscribed to goes on there.
 */
export function rejoiningBridge(failure: Failure, join: () => Promise<Bridge>): Bridge {
  let joined: Bridge | null = null;
  let trying: Promise<Bridge | Failure> | null = null;
  // Only subscriptions go through it: calls have their answer from here, with nothing to wait for.
  const switcher = switchBridge(0);
  switcher.use(brokenBridge(failure, Date.now()));

  async function tryAgain(): Promise<Bridge | Failure> {
    try {
      joined = await join();
      switcher.use(joined);
      return joined;
    } catch (error) {
      const again = toFailure(error);
      switcher.use(brokenBridge(again, Date.now()));
      trying = null;
      return again;
    }
  }

  return {
    async call(name, input) {
      trying ??= tryAgain();
      const there = joined ?? (await trying);
      return "call" in there ? there.call(name, input) : { ok: false, failure: there };
    },
    subscribe: switcher.subscribe,
  };
}
