import fc from "fast-check";
import { expect, it } from "vitest";
import { parseChallenge } from "./bearer-challenge.ts";

const bearer = (realm: string, service: string | null) => ({ scheme: "bearer", realm, service });

it.each([
  [
    'Bearer realm="https://ghcr.io/token",service="ghcr.io",scope="repository:a/b:pull"',
    bearer("https://ghcr.io/token", "ghcr.io"),
  ],
  ['bearer Service="x, y" , REALM="https://a/?q=\\"b\\""', bearer('https://a/?q="b"', "x, y")],
  ["Bearer realm=https://a/token", bearer("https://a/token", null)],
  ['Basic realm="Bearer realm=x"', { scheme: "basic" }],
  ['Basic realm="a", Bearer realm="https://b"', bearer("https://b", null)],
  ['Bearer realm="https://b", Basic realm="https://c"', bearer("https://b", null)],
  ['Bearer service="x"', { scheme: "unknown" }],
  ["Negotiate", { scheme: "unknown" }],
  ["basic", { scheme: "basic" }],
  [null, { scheme: "unknown" }],
])("reads %s", (header, challenge) => {
  expect(parseChallenge(header)).toEqual(challenge);
});

it("reads any header without failing, quickly", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      parseChallenge(text);
      parseChallenge(`Bearer ${text}`);
    }),
  );
  const since = performance.now();
  parseChallenge(`Bearer realm="${'\\"'.repeat(50_000)}`);
  expect(performance.now() - since).toBeLessThan(1000);
});
