/** What the screens may load: their own files and their own socket, nothing else. */
export function contentSecurityPolicy(port: number): string {
  // Older browsers do not take 'self' for a WebSocket; an IPv6 address cannot be named here.
  const sockets = ["127.0.0.1", "localhost"].map((name) => `ws://${name}:${port}`);
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${sockets.join(" ")}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join("; ");
}

/** Headers of every answer, refusals included. */
export function securityHeaders(port: number): Readonly<Record<string, string>> {
  return {
    "Content-Security-Policy": contentSecurityPolicy(port),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
  };
}
