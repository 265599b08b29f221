import { expect, it } from "vitest";
import { gatewaySpec } from "./gateway-spec.ts";
import { oneOffSpec } from "./one-off-spec.ts";
import { imageOf, specInput } from "./testing/spec-input.ts";

it("shares mounts, user, environment and stage directory with the gateway, and nothing that would get in its way", () => {
  const wished = gatewaySpec(specInput({ image: imageOf("2026.4.29") }));
  const spec = oneOffSpec(wished, { args: ["channels", "login"], tty: true });
  expect(spec.mounts).toEqual(wished.spec.mounts);
  expect(spec.user).toBe(wished.spec.user);
  expect(spec.env).toMatchObject(wished.spec.env);
  expect(spec.env.OPENCLAW_PLUGIN_STAGE_DIR).toBe("/var/lib/openclaw/plugin-runtime-deps");
  expect(spec).toMatchObject({
    entrypoint: ["node"],
    command: ["dist/index.js", "channels", "login"],
    ports: [],
    restart: { name: "no" },
    autoRemove: true,
    tty: true,
    openStdin: true,
    capDrop: ["ALL"],
    noNewPrivileges: true,
  });
  expect(spec.labels).toEqual({ "dev.rockpool.instance": "abcdefgh", "dev.rockpool.role": "one-off" });
  expect(spec.healthcheck).toBeUndefined();
});

it("has a name of its own every time", () => {
  const wished = gatewaySpec(specInput());
  const names = [1, 2, 3].map(() => oneOffSpec(wished, { args: [], tty: false }).name);
  expect(new Set(names).size).toBe(3);
  expect(names[0]).toMatch(/^rockpool-gateway-cli-[0-9a-f]{6}$/);
});
