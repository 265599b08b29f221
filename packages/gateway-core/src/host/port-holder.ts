import { listenOnce } from "./free-port.ts";
import type { Host } from "./host.ts";

export type PortHolder =
  | { kind: "free" }
  | { kind: "process"; pid?: number; name?: string }
  | { kind: "unknown" };

/** Who listens on 127.0.0.1:port or on every address at that port. Never touches the holder. */
export async function portHolder(host: Host, port: number): Promise<PortHolder> {
  void host;
  return (await listenOnce(port)) === null ? { kind: "unknown" } : { kind: "free" };
}
