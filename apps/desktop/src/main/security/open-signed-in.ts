import type { Host } from "@rockpool/gateway-core/host/host";
import { redirectServer } from "@rockpool/gateway-core/host/redirect-server";

/** How long a browser may take to come and ask for the page. */
const browserPatienceMs = 30_000;

/**
 * Opens a link that holds a secret in the system's browser. On Linux that starts programs with the address as an
 * argument, which every user of the computer can read, so they are given one that leads only this user to it. Elsewhere
 * the system hands the address over itself.
 */
export async function openSignedIn(
  url: string,
  { platform, uid }: Pick<Host, "platform" | "uid">,
  openExternal: (url: string) => void,
): Promise<void> {
  if (platform !== "linux") return openExternal(url);
  const server = await redirectServer(url, { uid, patienceMs: browserPatienceMs });
  openExternal(server.url);
  void server.used.then(server.close);
}
