import type { Engine } from "../engine/engine.ts";
import type { GatewayAuth } from "./gateway-auth.ts";

/** A link that signs in to the Control UI. The URL carries a secret in its fragment: never log it. */
export function dashboardLink(
  _engine: Engine,
  _containerId: string,
  _address: string,
  _auth: GatewayAuth,
  _signal?: AbortSignal,
): Promise<{ url: string; signedIn: boolean }> {
  throw new Error("not written yet");
}
