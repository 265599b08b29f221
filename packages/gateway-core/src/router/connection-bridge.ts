import type { Bridge } from "../contract/bridge.ts";
import type { Connection } from "./connection.ts";

/** The client half: calls and subscriptions over a connection. When it ends, what is open fails with `service-unreachable`. */
export function connectionBridge(connection: Connection): Bridge {
  void connection;
  throw new Error("not written yet");
}
