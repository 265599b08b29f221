import type { IncomingHttpHeaders } from "node:http";
import { expect, test } from "vitest";
import { isFromElsewhere, isOurHost, isOurOrigin } from "./http-guard.ts";

test.each<[string | undefined, boolean]>([
  ["127.0.0.1:18788", true],
  ["localhost:18788", true],
  ["[::1]:18788", true],
  ["127.0.0.1", false],
  ["127.0.0.1:18789", false],
  ["evil.example:18788", false],
  ["127.0.0.1.evil.example:18788", false],
  ["localhost:18788.evil.example", false],
  ["127.0.0.2:18788", false],
  ["0.0.0.0:18788", false],
  ["LOCALHOST:18788", false],
  ["", false],
  [undefined, false],
])("Host %j is ours: %j", (host, ours) => {
  expect(isOurHost({ host }, 18_788)).toBe(ours);
});

test.each<[string | undefined, boolean]>([
  ["http://127.0.0.1:18788", true],
  ["http://localhost:18788", false],
  ["https://127.0.0.1:18788", false],
  ["http://127.0.0.1:18789", false],
  ["http://evil.example", false],
  ["null", false],
  [undefined, false],
])("with Host 127.0.0.1:18788, Origin %j is ours: %j", (origin, ours) => {
  expect(isOurOrigin({ host: "127.0.0.1:18788", origin })).toBe(ours);
});

const host = "127.0.0.1:18788";
test.each<[IncomingHttpHeaders, boolean]>([
  [{ host }, false],
  [{ host, "sec-fetch-site": "same-origin" }, false],
  [{ host, "sec-fetch-site": "none" }, false],
  [{ host, "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" }, true],
  [{ host, "sec-fetch-site": "same-site", "sec-fetch-mode": "cors" }, true],
  [
    { host, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" },
    false,
  ],
  [{ host, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" }, true],
  [{ host, origin: "http://evil.example", "sec-fetch-site": "same-origin" }, true],
])("%j comes from elsewhere: %j", (headers, elsewhere) => {
  expect(isFromElsewhere(headers)).toBe(elsewhere);
});
