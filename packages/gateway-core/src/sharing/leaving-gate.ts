import type { Bridge } from "../contract/bridge.ts";
import type { CallName } from "../contract/calls.ts";
import type { Failure } from "../contract/failure.ts";

/** Stands between a service and everybody who uses it, so that the service can leave without cutting anything off. */
export interface LeavingGate {
  bridge: Bridge;
  /** From now on nothing new is begun; what runs can be watched, fed and cancelled. */
  leave(): void;
  /** From now on nothing is answered. */
  shut(): void;
  /** Calls that were let through and are not answered yet. */
  openCalls(): number;
}

/** Calls that begin nothing: a service that is leaving still answers them. */
const answeredWhileLeaving: ReadonlySet<CallName> = new Set([
  "snapshot.get",
  "settings.get",
  "logs.read",
  "gateway.plan",
  "operation.cancel",
  "openclaw.input",
  "openclaw.resize",
  "openclaw.stop",
  "demo.stop",
]);

export function leavingGate(inner: Bridge): LeavingGate {
  let state: "open" | "leaving" | "shut" = "open";
  let openCalls = 0;
  return {
    bridge: {
      async call(name, input) {
        if (state === "shut" || (state === "leaving" && !answeredWhileLeaving.has(name))) {
          return { ok: false, failure: refusal };
        }
        openCalls += 1;
        try {
          return await inner.call(name, input);
        } finally {
          openCalls -= 1;
        }
      },
      subscribe: (name, params, push) => (state === "shut" ? () => {} : inner.subscribe(name, params, push)),
    },
    leave() {
      if (state === "open") state = "leaving";
    },
    shut() {
      state = "shut";
    },
    openCalls: () => openCalls,
  };
}

/** `facts.leaving` tells the other side that nothing was carried out: it asks again where the service goes next. */
const refusal: Failure = {
  code: "service-unreachable",
  message: "the Rockpool process that ran the service is ending",
  facts: { leaving: "true" },
};
