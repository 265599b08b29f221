import { expect, it } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy.ts";

it("allows our pages their own files and nothing else", () => {
  // Written out, so that a change is seen in review.
  expect(contentSecurityPolicy).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; " +
      "connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
      "require-trusted-types-for 'script'",
  );
});
