/**
 * What our own pages may load: their own files, nothing else. They never talk to the network; everything comes through
 * the door. Styles set by script (React's `style`) need no `unsafe-inline`; a `<style>` element would.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");
