import { expect, it } from "vitest";
import { imageOf, linuxHost, nativeEngine } from "../gateway/testing/spec-input.ts";
import { demoConfig } from "./demo-config.ts";
import { demoSpec } from "./demo-spec.ts";

const input = {
  ...{ host: linuxHost, engine: nativeEngine, reference: "openclaw:1" },
  ...{ instanceId: "mine", shortId: "abc123", hostPort: 18_901 },
};

it("is a gateway that nothing of ours or the person's is in, and that goes when it ends", () => {
  const spec = demoSpec({ ...input, image: imageOf("2026.9.6") });
  expect(spec).toMatchObject({
    name: "rockpool-demo-abc123",
    image: "openclaw:1",
    labels: { "dev.rockpool.demo": "mine" },
    mounts: [],
    ports: [{ hostIp: "127.0.0.1", hostPort: 18_901, containerPort: 18_789 }],
    ...{ user: "1000:1000", restart: { name: "no" }, autoRemove: true },
    ...{ init: true, capDrop: ["ALL"], noNewPrivileges: true, pidsLimit: 512 },
  });
  // By these our own gateway is found.
  expect(Object.keys(spec.labels)).toEqual(["dev.rockpool.demo"]);
  expect(spec.healthcheck).toBeUndefined();
  expect(JSON.stringify(spec)).not.toContain(linuxHost.homeDir);
});

it("stages the plugins of an older version where its user may write", () => {
  const { env } = demoSpec({ ...input, image: imageOf("2026.4.29") });
  expect(env.OPENCLAW_PLUGIN_STAGE_DIR).toBe("/home/node/.openclaw/plugin-runtime-deps");
});

it("its config names the demo's model, and the token stands there only", () => {
  const origins = ["http://127.0.0.1:18901"];
  const config = JSON.parse(demoConfig({ token: "t0ken", origins })) as Record<string, unknown>;
  expect(config).toMatchObject({
    gateway: { auth: { mode: "token", token: "t0ken" }, controlUi: { allowedOrigins: origins } },
    models: { providers: { "rockpool-demo": { baseUrl: "http://127.0.0.1:18080/v1" } } },
    agents: { defaults: { model: { primary: "rockpool-demo/no-ai" } } },
  });
});
