import { expect, it } from "vitest";
import { secretNames } from "./secret-names.ts";

it("names what looks like a secret, and no value of it", () => {
  const names = secretNames({
    OPENCLAW_GATEWAY_TOKEN: "hush",
    ANTHROPIC_API_KEY: "hush",
    CLAUDE_WEB_COOKIE: "hush",
    OTEL_EXPORTER_OTLP_HEADERS: "authorization=hush",
    MY_PASSWORD: "hush",
    EMPTY_TOKEN: "",
    TOKEN_FILE: "/run/secrets/token",
    AWS_ACCESS_KEY_ID: "AKIA",
    KEYBOARD: "qwerty",
    PATH: "/bin",
    OPENCLAW_STATE_DIR: "/home/node/.openclaw",
  });
  expect(names).toEqual([
    "ANTHROPIC_API_KEY",
    "CLAUDE_WEB_COOKIE",
    "MY_PASSWORD",
    "OPENCLAW_GATEWAY_TOKEN",
    "OTEL_EXPORTER_OTLP_HEADERS",
  ]);
  expect(JSON.stringify(names)).not.toContain("hush");
});
