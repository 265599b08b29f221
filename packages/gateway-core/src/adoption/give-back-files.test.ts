import { expect, it } from "vitest";
import type { ContainerSpec } from "../engine/container-spec.ts";
import { giveBackFiles } from "./give-back-files.ts";

const spec: ContainerSpec = {
  name: "rockpool-gateway",
  image: "openclaw:local",
  command: ["node", "dist/index.js", "gateway"],
  env: { TZ: "UTC", OPENCLAW_GATEWAY_TOKEN: "hush" },
  labels: { "dev.rockpool.instance": "me", mine: "1" },
  mounts: [{ kind: "volume", source: "claw", target: "/home/node/.openclaw" }],
  ports: [{ hostIp: "127.0.0.1", hostPort: 18789, containerPort: 18789 }],
  extraHosts: [],
  init: true,
  capDrop: ["ALL"],
  noNewPrivileges: true,
  restart: { name: "unless-stopped" },
  stopTimeoutSeconds: 60,
  carried: { hostConfig: { Dns: ["9.9.9.9"] } },
};

it("writes a line for docker run, with secrets in a file that only its owner reads", () => {
  const { files, notSaid, secretNames } = giveBackFiles({ spec, format: "run", secrets: true });
  const [script, env] = files;
  expect(script).toMatchObject({ name: "run-openclaw.sh", mode: 0o755 });
  expect(script?.content).toContain("--env-file .env");
  expect(script?.content).toContain("--publish 127.0.0.1:18789:18789");
  expect(script?.content).not.toContain("hush");
  expect(env).toEqual({ name: ".env", content: "OPENCLAW_GATEWAY_TOKEN=hush\n", mode: 0o600 });
  expect({ notSaid, secretNames }).toEqual({ notSaid: ["Dns"], secretNames: ["OPENCLAW_GATEWAY_TOKEN"] });
});

it.each(["compose", "run"] as const)(
  "%s: no secret unless it is asked for, and no label of Rockpool's",
  (format) => {
    const { files } = giveBackFiles({ spec, format, secrets: false });
    expect(JSON.stringify(files)).not.toContain("hush");
    expect(JSON.stringify(files)).not.toContain("dev.rockpool");
    expect(JSON.stringify(files)).toContain("mine");
  },
);
