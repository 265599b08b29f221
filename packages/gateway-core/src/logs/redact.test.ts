import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redact, redacted } from "./redact.ts";

const hex = "0123456789abcdef".repeat(4);
// Put together here, so that no scanner of repositories takes them for real ones.
const fake = (prefix: string, length: number) => prefix + "Ab3".repeat(length).slice(0, length);

describe("redact", () => {
  it.each([
    [
      "a sign-in link",
      `open http://127.0.0.1:18789/#token=${hex}`,
      `open http://127.0.0.1:18789/#token=${redacted}`,
    ],
    [
      "a one-time link",
      "…/#bootstrapToken=abc-DEF_123&bootstrapProfile=owner",
      `…/#bootstrapToken=${redacted}&bootstrapProfile=owner`,
    ],
    ["a header", `authorization: Bearer ${hex}`, `authorization: Bearer ${redacted}`],
    ["a flag", `openclaw gateway --token ${hex} --port 1`, `openclaw gateway --token ${redacted} --port 1`],
    ["a variable", `OPENCLAW_GATEWAY_TOKEN=${hex}`, `OPENCLAW_GATEWAY_TOKEN=${redacted}`],
    ["JSON", '{"apiKey":"abcdef123456","mode":"local"}', `{"apiKey":"${redacted}","mode":"local"}`],
    ["JSON in JSON", '{\\"password\\": \\"hunter22\\"}', `{\\"password\\": \\"${redacted}\\"}`],
    ["a URL's user", "proxy http://ann:hunter22@proxy:3128/", `proxy http://ann:${redacted}@proxy:3128/`],
  ])("%s", (_what, line, expected) => {
    expect(redact(line)).toBe(expected);
  });

  it.each([
    fake("sk-", 40),
    fake("sk-ant-", 40),
    fake("sk-proj-", 60),
    fake("xoxb-", 30),
    fake("xapp-", 30),
    fake("ghp_", 36),
    fake("github_pat_", 40),
    fake("AIza", 35),
    fake("gsk_", 40),
    fake("hf_", 34),
    fake("xai-", 40),
    `${fake("eyJ", 20)}.${fake("eyJ", 20)}.${fake("", 30)}`,
    `123456789:${fake("", 35)}`,
    `bot123456789:${fake("", 35)}`,
  ])("knows %s by its shape, wherever it stands", (secret) => {
    for (const line of [
      secret,
      `key ${secret} refused`,
      `"${secret}"`,
      `https://api.example/${secret}/getMe`,
    ]) {
      const shown = redact(line);
      expect(shown).toContain(redacted);
      expect(shown).not.toContain(secret.slice(-12));
    }
  });

  // From real logs of both eras.
  it.each([
    "[gateway] shutdown budget at startup: drain=315000ms shutdown=325000ms reserve=10000ms exitMargin=5000ms; source=Gateway stop policy=330000ms",
    "[browser/server] Browser control listening on http://127.0.0.1:18791/ (auth=token)",
    "[gateway] http server listening (14 plugins: anthropic, browser, canvas; 6.6s)",
    "[health-monitor] started (interval: 300s, startup-grace: 60s, channel-connect-grace: 120s)",
    "unauthorized: gateway token mismatch (provide gateway auth token)",
    "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "[plugins] staging bundled runtime deps (35 specs): @clack/prompts@^1.2.0, ajv@^8.20.0",
    "usage: 1200 input tokens, 300 output tokens: 4.1s",
    "token=",
  ])("leaves %j alone", (line) => {
    expect(redact(line)).toBe(line);
  });

  it("never shows a secret it was told, plain or in a URL", () => {
    const secret = fc.string({ minLength: 6, maxLength: 80 }).filter((text) => !redacted.includes(text));
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (told, before, after) => {
        const shown = redact(`${before}${told} ${encodeURIComponent(told)}${after}`, [told]);
        // What is left may only come from the text around it.
        if (!`${before} ${after}`.includes(told)) expect(shown.split(redacted).join("")).not.toContain(told);
      }),
    );
  });

  it("changes nothing that it has already changed", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom("token", "=", ":", '"', " ", "Bearer ", hex, "sk-", "abcdefgh", "#", "&", "--"),
          { maxLength: 12 },
        ),
        (parts) => {
          const once = redact(parts.join(""));
          expect(redact(once)).toBe(once);
        },
      ),
    );
  });

  it("takes no noticeable time for a long line", () => {
    const lines = [
      "a".repeat(16_000),
      "token".repeat(3000),
      "- ".repeat(8000),
      "eyJ".repeat(5000),
      "http://".repeat(2000),
    ];
    const startedAt = performance.now();
    for (const line of lines) redact(line);
    // Quadratic patterns take minutes here; a slow machine does not.
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });
});
