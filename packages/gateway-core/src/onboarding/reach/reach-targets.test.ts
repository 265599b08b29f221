import { describe, expect, it } from "vitest";
import { reachTargets } from "./reach-targets.ts";

const asked = (config: Record<string, unknown> | null) =>
  reachTargets(config).map(({ id, host, port, tls }) => `${id} ${tls ? "tls" : "plain"} ${host}:${port}`);
const basics = ["dns plain registry.npmjs.org:null", "npm tls registry.npmjs.org:443"];

describe("whom a gateway talks to", () => {
  it.each([
    [null],
    [{}],
    [{ agents: 7, models: [], channels: "x" }],
    [{ agents: { defaults: { model: 4 } } }],
  ])("without anything said: %j", (config) => {
    expect(asked(config)).toEqual(basics);
  });

  it("are the providers of all models that are used", () => {
    const config = {
      agents: {
        defaults: {
          model: { primary: "anthropic/claude-opus-5", fallbacks: ["openai/gpt-6"] },
          utilityModel: "groq/x",
        },
        entries: { main: { model: "xai/grok" }, second: { model: "anthropic/other" }, third: {} },
        list: [{ model: { primary: "google/gemini" } }],
      },
    };
    expect(asked(config).slice(2)).toEqual([
      "provider:api.anthropic.com tls api.anthropic.com:443",
      "provider:api.openai.com tls api.openai.com:443",
      "provider:api.groq.com tls api.groq.com:443",
      "provider:api.x.ai tls api.x.ai:443",
      "provider:generativelanguage.googleapis.com tls generativelanguage.googleapis.com:443",
    ]);
  });

  it("are endpoints of somebody's own, without what else is in their address", () => {
    const config = {
      agents: { defaults: { model: "custom/some-model" } },
      models: {
        providers: {
          custom: { baseUrl: "http://me:secret@host.docker.internal:8080/v1?key=secret", apiKey: "secret" },
          openai: { baseUrl: "https://[::1]:8443/v1" },
          // biome-ignore lint/suspicious/noTemplateCurlyInString: as OpenClaw writes a variable
          templated: { baseUrl: "${BASE_URL}" },
          odd: { baseUrl: "file:///etc/passwd" },
          none: {},
        },
      },
    };
    const targets = reachTargets(config);
    expect(asked(config).slice(2)).toEqual([
      "provider:host.docker.internal:8080 plain host.docker.internal:8080",
      "provider:::1:8443 tls ::1:8443",
    ]);
    expect(JSON.stringify(targets)).not.toContain("secret");
  });

  it("are the channels that are set up and not switched off", () => {
    const config = {
      channels: {
        telegram: { enabled: true, botToken: "secret" },
        discord: { enabled: false },
        slack: {},
        whatsapp: { accounts: {} },
        signal: { account: "+15555550123" },
        matrix: { homeserver: "https://matrix.example.org" },
        constructor: {},
      },
    };
    expect(asked(config).slice(2)).toEqual([
      "channel:api.telegram.org tls api.telegram.org:443",
      "channel:slack.com tls slack.com:443",
      "channel:web.whatsapp.com tls web.whatsapp.com:443",
      "channel:matrix.example.org tls matrix.example.org:443",
    ]);
    const own = { channels: { telegram: { apiRoot: "http://bot-api:8081" } } };
    expect(asked(own).slice(2)).toEqual(["channel:bot-api:8081 plain bot-api:8081"]);
  });

  it("are not more than anybody needs", () => {
    const providers = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`p${index}`, { baseUrl: `https://h${index}.example` }]),
    );
    expect(reachTargets({ models: { providers } })).toHaveLength(16);
  });
});
