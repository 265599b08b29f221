import { describe, expect, it } from "vitest";
import { gatewayAuth } from "./gateway-auth.ts";

const ref = (source: string, id = "NAME") => ({ source, provider: "default", id });

// Put together, because the linter takes it for a template that lost its backticks.
const variable = ["$", "{MY_TOKEN}"].join("");

describe("gatewayAuth", () => {
  it.each([
    [
      "a token in the config",
      { mode: "token", token: "t" },
      {},
      { mode: "token", secret: "t", why: "config" },
    ],
    ["a token without a mode", { token: "t" }, {}, { mode: "token", secret: "t", why: "config" }],
    [
      "a config that wins over the environment",
      { token: "t" },
      { OPENCLAW_GATEWAY_TOKEN: "e" },
      { secret: "t", why: "config" },
    ],
    [
      "only the environment",
      { mode: "token" },
      { OPENCLAW_GATEWAY_TOKEN: "e" },
      { secret: "e", why: "environment" },
    ],
    [
      "no auth section at all",
      undefined,
      { OPENCLAW_GATEWAY_TOKEN: "e" },
      { mode: "token", secret: "e", why: "environment" },
    ],
    [
      "a variable in a string",
      { mode: "token", token: variable },
      { MY_TOKEN: "v" },
      { secret: "v", why: "environment" },
    ],
    [
      "a reference to the environment",
      { mode: "token", token: ref("env") },
      { NAME: "v" },
      { secret: "v", why: "environment" },
    ],
    [
      "a reference to a variable that is not there",
      { mode: "token", token: ref("env") },
      {},
      { secret: null, why: "missing" },
    ],
    [
      "a reference to a file",
      { mode: "token", token: ref("file") },
      { NAME: "v" },
      { secret: null, why: "secret-ref" },
    ],
    [
      "a reference to the gateway's store",
      { mode: "token", token: ref("store") },
      {},
      { secret: null, why: "secret-ref" },
    ],
    [
      "a password",
      { mode: "password", password: "p", token: "t" },
      {},
      { mode: "password", secret: "p", why: "config" },
    ],
    [
      "a password without a mode",
      { password: "p", token: "t" },
      {},
      { mode: "password", secret: "p", why: "config" },
    ],
    [
      "a password in the environment",
      { mode: "password" },
      { OPENCLAW_GATEWAY_PASSWORD: "e" },
      { mode: "password", secret: "e" },
    ],
    [
      "a trusted proxy",
      { mode: "trusted-proxy", token: "t" },
      {},
      { mode: "trusted-proxy", secret: null, why: "trusted-proxy" },
    ],
    ["no auth", { mode: "none" }, {}, { mode: "none", secret: null, why: "no-secret-needed" }],
    ["an empty token", { mode: "token", token: " " }, {}, { mode: "token", secret: null, why: "missing" }],
    ["a mode of a later version", { mode: "passkey" }, {}, { mode: "unknown", secret: null }],
    ["an auth section that is none", "yes", {}, { mode: "token", secret: null, why: "missing" }],
  ])("reads %s", (_what, auth, env, expected) => {
    expect(gatewayAuth({ gateway: { auth } }, env as Record<string, string>)).toMatchObject(expected);
  });

  it("knows nothing where there is no config and no variable", () => {
    expect(gatewayAuth(null, {})).toEqual({ mode: "unknown", secret: null, why: "no-config" });
    expect(gatewayAuth(null, { OPENCLAW_GATEWAY_TOKEN: "e" })).toMatchObject({ mode: "token", secret: "e" });
  });
});
