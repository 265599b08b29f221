import type { Bridge } from "../contract/bridge.ts";
import type { Connection } from "./connection.ts";

export interface Hello {
  appVersion: string;
  pid: number;
}

/** The server half: answers one peer's calls and subscriptions from `bridge` until the connection ends. */
export function serveConnection(bridge: Bridge, connection: Connection, hello: Hello): void {
  void bridge;
  void connection;
  void hello;
  throw new Error("not written yet");
}
