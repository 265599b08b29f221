import type { IncomingHttpHeaders } from "node:http";

/** The names under which a browser on this computer, or at the other end of an SSH tunnel, may know us. */
const loopbackNames = ["127.0.0.1", "localhost", "[::1]"];

/**
 * Whether a request was meant for us. A page elsewhere can make a browser send requests to 127.0.0.1, but not with our
 * name in Host: its own name is there, whatever address that name was bent to (DNS rebinding).
 */
export function isOurHost(headers: IncomingHttpHeaders, port: number): boolean {
  return loopbackNames.some((name) => headers.host === `${name}:${port}`);
}

/** Browsers send Origin with every WebSocket and every POST; it must then be our own page, by the name it was asked for. */
export function isOurOrigin(headers: IncomingHttpHeaders): boolean {
  return headers.origin === `http://${headers.host}`;
}

/**
 * A request that a page of another site caused, by the browser's own word (absent in old browsers and in tools). A link
 * that was clicked elsewhere is no harm: the page itself holds nothing.
 */
export function isFromElsewhere(headers: IncomingHttpHeaders): boolean {
  if (headers.origin !== undefined && !isOurOrigin(headers)) return true;
  const site = headers["sec-fetch-site"];
  if (site === undefined || site === "same-origin" || site === "none") return false;
  return headers["sec-fetch-mode"] !== "navigate" || headers["sec-fetch-dest"] !== "document";
}
