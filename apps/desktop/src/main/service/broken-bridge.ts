import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import type { Failure } from "@rockpool/gateway-core/contract/failure";
import { Preferences } from "@rockpool/gateway-core/contract/settings/preferences";
import { defaultImage, defaultPort } from "@rockpool/gateway-core/contract/settings/setting-table";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";

/** A bridge to a service that could not be had: it says why, in answer to everything. */
export function brokenBridge(failure: Failure, now: number): Bridge {
  const snapshot: Snapshot = {
    revision: 0,
    engine: { kind: "searching" },
    phase: "needs-attention",
    since: now,
    gateway: {
      container: null,
      address: null,
      health: { live: "unknown", started: "unknown", ready: "unknown", failing: [], checkedAt: null },
    },
    wish: { shouldRun: false, image: defaultImage, port: defaultPort, overrides: {} },
    operation: null,
    image: { here: "unknown", newer: null, checkedAt: null },
    imageOperation: null,
    goBack: null,
    setup: null,
    demo: null,
    adoption: null,
    channelTroubles: null,
    requests: null,
    failure: { ...failure, ...retry(failure), at: now },
    notices: [],
  };
  return {
    call: async () => ({ ok: false, failure }),
    subscribe(name, _params, push) {
      // Each topic has its own type of value, which the name decides and the type system does not follow here.
      if (name === "snapshot") (push as (value: unknown) => void)(snapshot);
      if (name === "settings") (push as (value: unknown) => void)(Preferences.parse({}));
      return () => {};
    },
  };
}

/** What is between two processes may be over by the next try; only then a button is worth pressing. */
function retry({ code }: Failure): Pick<Failure, "actions"> {
  return code.startsWith("service-") ? { actions: [{ kind: "retry" }] } : {};
}
