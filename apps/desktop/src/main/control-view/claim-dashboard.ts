import type { WebContents } from "electron";

export interface ClaimOptions {
  webContents: Pick<WebContents, "executeJavaScriptInIsolatedWorld" | "isDestroyed">;
  /** Tells the service that this device is ours. */
  claim(deviceId: string): Promise<unknown>;
  /** Before each look; the page makes its identity while it signs in. */
  pausesMs?: readonly number[];
}

/** SHA-256 of the device's public key. */
const deviceId = /^[0-9a-f]{64}$/;

/**
 * Where the Control UI keeps its identity; source: its bundle in 2026.4.29 and 2026.9.6. Only the id is taken out: the key
 * beside it never leaves the page. A world of our own, where the page's scripts have changed nothing.
 */
const script = `(() => {
  try { return JSON.parse(localStorage.getItem("openclaw-device-identity-v1")).deviceId } catch { return null }
})()`;
const isolatedWorld = 1017;

/** Finds out which device the dashboard in our window signs in with, and says that it is ours. Never rejects. */
export async function claimDashboard({
  webContents,
  claim,
  pausesMs = [500, 2000, 5000, 15_000],
}: ClaimOptions): Promise<void> {
  for (const pause of pausesMs) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (webContents.isDestroyed()) return;
    try {
      const found: unknown = await webContents.executeJavaScriptInIsolatedWorld(isolatedWorld, [
        { code: script },
      ]);
      if (typeof found !== "string" || !deviceId.test(found)) continue;
      await claim(found);
      return;
    } catch {
      // The page went elsewhere just now, or the service did: the next look may do better.
    }
  }
}
