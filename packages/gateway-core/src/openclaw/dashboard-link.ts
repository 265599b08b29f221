import { z } from "zod";
import type { Engine } from "../engine/engine.ts";
import { execJson } from "./exec-json.ts";
import type { GatewayAuth } from "./gateway-auth.ts";

const Dashboard = z.object({ ok: z.literal(true), browserUrl: z.url().nullish() });

/**
 * A link that signs in to the Control UI at its published address: by the gateway's token where that can be read, else by
 * the one-time link that the gateway's CLI makes (about 6 s; 2026.4.29 has none), else unsigned. The URL carries a
 * secret in its fragment: hand it to a browser, never log it. Throws EngineError.
 */
export async function dashboardLink(
  engine: Engine,
  containerId: string,
  address: string,
  auth: GatewayAuth,
  signal?: AbortSignal,
): Promise<{ url: string; signedIn: boolean }> {
  const plain = new URL("/", address).href;
  if (auth.mode === "none") return { url: plain, signedIn: true };
  if (auth.mode === "token" && auth.secret !== null) {
    return { url: `${plain}#token=${encodeURIComponent(auth.secret)}`, signedIn: true };
  }
  const oneTime =
    auth.mode === "trusted-proxy" ? null : await oneTimeLink(engine, containerId, address, signal);
  return oneTime === null ? { url: plain, signedIn: false } : { url: oneTime, signedIn: true };
}

async function oneTimeLink(
  engine: Engine,
  containerId: string,
  address: string,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  try {
    const answer = await execJson(engine, containerId, ["dashboard", "--json"], signal);
    const { browserUrl } = Dashboard.parse(answer);
    return browserUrl === null || browserUrl === undefined ? null : withPublishedAddress(browserUrl, address);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof Error && error.name === "EngineError") throw error;
    return null;
  }
}

/**
 * The CLI in the container only knows the container's own port. It stands twice in the link: in the URL, and in the
 * fragment's `gatewayUrl`, where a difference makes the page ask for a confirmation.
 */
export function withPublishedAddress(link: string, address: string): string {
  const url = new URL(link);
  const published = new URL(address);
  url.protocol = published.protocol;
  url.host = published.host;
  const fragment = new URLSearchParams(url.hash.slice(1));
  const gatewayUrl = fragment.get("gatewayUrl");
  if (gatewayUrl !== null && URL.canParse(gatewayUrl)) {
    const inside = new URL(gatewayUrl);
    inside.host = published.host;
    // A gateway at the root is written without a slash, and the page compares the text.
    fragment.set("gatewayUrl", gatewayUrl.endsWith("/") ? inside.href : inside.href.replace(/\/$/, ""));
    url.hash = fragment.toString();
  }
  return url.href;
}
