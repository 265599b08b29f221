import JSON5 from "json5";
import { describe, expect, it } from "vitest";
import { importedConfig } from "./imported-config.ts";

interface Result {
  gateway: { auth: Record<string, unknown>; bind?: string };
  agents: { defaults: { workspace: string }; list: Record<string, unknown>[] };
}

function imported(config: unknown, env: Record<string, string> = {}): Result {
  const text = typeof config === "string" ? config : JSON.stringify(config);
  const places = { statePath: "/home/a/.openclaw", workspacePath: "/home/a/agent" };
  return JSON5.parse(importedConfig({ text, env, ...places }));
}

const authOf = (auth: unknown, env: Record<string, string> = {}) =>
  imported({ gateway: { mode: "local", auth } }, env).gateway.auth;

describe("the secret of an imported config", () => {
  it("comes along from the environment, also by a name of its own", () => {
    const env = { OPENCLAW_GATEWAY_TOKEN: "theirs", MINE: "mine" };
    expect(authOf({ mode: "token" }, env)).toEqual({ mode: "token", token: "theirs" });
    expect(authOf({ mode: "token", token: ["$", "{MINE}"].join("") }, env)).toEqual({
      mode: "token",
      token: "mine",
    });
    expect(authOf({ mode: "password" }, { OPENCLAW_GATEWAY_PASSWORD: "p" })).toEqual({
      mode: "password",
      password: "p",
    });
  });

  it("stays where it is in the config, or where only the gateway can read it", () => {
    const env = { OPENCLAW_GATEWAY_TOKEN: "other" };
    expect(authOf({ mode: "token", token: "its own" }, env)).toEqual({ mode: "token", token: "its own" });
    const reference = { source: "file", provider: "default", id: "/x" };
    expect(authOf({ mode: "token", token: reference }, env)).toEqual({ mode: "token", token: reference });
  });

  it("is made where there was none, because nothing may listen without one", () => {
    for (const auth of [undefined, { mode: "none" }, { mode: "token" }])
      expect(authOf(auth)).toEqual({ mode: "token", token: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });
});

describe("paths of an imported config", () => {
  it("are those of our container, where they lead into the state or the workspace", () => {
    const { agents } = imported({
      gateway: { auth: { token: "t" } },
      agents: {
        defaults: { workspace: "/home/a/agent" },
        list: [
          {
            id: "one",
            workspace: "/home/a/.openclaw/workspace-one",
            agentDir: "/home/a/.openclaw/agents/one",
          },
          { id: "two", workspace: "/srv/two" },
        ],
      },
    });
    expect(agents.defaults.workspace).toBe("/home/node/.openclaw/workspace");
    expect(agents.list).toEqual([
      {
        id: "one",
        workspace: "/home/node/.openclaw/workspace-one",
        agentDir: "/home/node/.openclaw/agents/one",
      },
      { id: "two", workspace: "/srv/two" },
    ]);
  });

  it("leave comments, and everything else, as they are", () => {
    const text = `{
  // mine
  gateway: { auth: { mode: "token", token: "t" }, bind: "loopback" },
  agents: { defaults: { workspace: "/home/a/agency" } },
}
`;
    const places = { statePath: "/home/a/.openclaw", workspacePath: "/home/a/agent" };
    expect(importedConfig({ text, env: {}, ...places })).toBe(text);
    const moved = importedConfig({ text: text.replace("agency", "agent/deep"), env: {}, ...places });
    expect(moved).toBe(text.replace("/home/a/agency", "/home/node/.openclaw/workspace/deep"));
  });
});
