import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import type { Unsubscribe } from "@rockpool/gateway-core/contract/topics";
import type { Shell } from "../shell.ts";
import type { AppStore } from "./app-state.ts";
import { followSetup } from "./follow-setup.ts";
import { dropToldToasts } from "./told-failures.ts";

/** The one place where the service's pushes enter the screens. Returns what cuts the connection. */
export function connectStore(store: AppStore, bridge: Bridge, shell: Shell): Unsubscribe {
  const cuts = [
    dropToldToasts(store),
    followSetup(store),
    bridge.subscribe("snapshot", {}, (snapshot) => store.setState({ snapshot, connected: true })),
    bridge.subscribe("settings", {}, (preferences) => store.setState({ preferences })),
    shell.onConnection?.((connected) => store.setState({ connected })),
    shell.onNavigate?.((room) => store.setState({ room })),
  ];
  return () => {
    for (const cut of cuts) cut?.();
  };
}
