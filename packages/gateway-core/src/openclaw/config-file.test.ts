import { extract } from "tar-stream";
import { describe, expect, it } from "vitest";
import { FakeEngine } from "../engine/fake-engine.ts";
import { gatewaySpec } from "../gateway/gateway-spec.ts";
import { specInput } from "../gateway/testing/spec-input.ts";
import { volumeOwnerArchive } from "../gateway/volume-owner-archive.ts";
import { configArchive, minimalConfig, parseConfig, readConfig, withAllowedOrigins } from "./config-file.ts";
import { newGatewayToken } from "./gateway-token.ts";

const origins = ["http://127.0.0.1:28789", "http://localhost:28789"];

async function entriesOf(
  tar: Buffer,
): Promise<{ name: string; mode: string; uid: number; gid: number; type: string }[]> {
  const entries = extract();
  entries.end(tar);
  const found = [];
  for await (const { header, resume: _resume, ...entry } of entries) {
    const { name, mode = 0, uid = -1, gid = -1, type = "" } = header;
    found.push({ name, mode: mode.toString(8), uid, gid, type: type ?? "" });
    void entry;
  }
  return found;
}

describe("the minimal config", () => {
  it("is what a gateway needs to start, and reads back", () => {
    const token = newGatewayToken();
    expect(token).toMatch(/^[0-9a-f]{64}$/);
    expect(parseConfig(minimalConfig({ token, origins }))).toEqual({
      gateway: {
        mode: "local",
        bind: "lan",
        auth: { mode: "token", token },
        controlUi: { allowedOrigins: origins },
      },
    });
  });

  it("is put under its owner, readable by nobody else", async () => {
    expect(await entriesOf(await configArchive("{}", 1001, 1002))).toEqual([
      { name: "openclaw.json", mode: "600", uid: 1001, gid: 1002, type: "file" },
    ]);
  });
});

describe("allowed origins", () => {
  it("gains what is missing and keeps what somebody added", () => {
    const text = '{gateway: {controlUi: {allowedOrigins: ["https://claw.example"]}}} // mine';
    const edited = withAllowedOrigins(text, origins) ?? "";
    expect(edited).toContain("// mine");
    expect(parseConfig(edited)).toMatchObject({
      gateway: { controlUi: { allowedOrigins: ["https://claw.example", ...origins] } },
    });
  });

  it.each([
    ["all are there", JSON.stringify({ gateway: { controlUi: { allowedOrigins: [...origins].reverse() } } })],
    ["any is allowed", '{"gateway":{"controlUi":{"allowedOrigins":["*"]}}}'],
  ])("stays as it is where %s", (_what, text) => {
    expect(withAllowedOrigins(text, origins)).toBeNull();
  });

  it.each(["{}", '{"gateway":{}}', '{"gateway":{"controlUi":{"allowedOrigins":null}}}'])(
    "is made in %s",
    (text) => {
      expect(parseConfig(withAllowedOrigins(text, origins) ?? "")).toMatchObject({
        gateway: { controlUi: { allowedOrigins: origins } },
      });
    },
  );
});

describe("reading the config", () => {
  it("finds it in a container that was never started, and says when there is none", async () => {
    const engine = new FakeEngine();
    engine.hostPathExists = () => true;
    const { spec } = gatewaySpec(specInput());
    engine.addImage(spec.image);
    const { id } = await engine.createContainer(spec);
    expect(await readConfig(engine, id)).toBeNull();
    await engine.putArchive(id, "/home/node/.openclaw", await configArchive("{a: 1} // x", 1, 1));
    expect(await readConfig(engine, id)).toEqual({ text: "{a: 1} // x", value: { a: 1 } });
  });

  it("says where it does not parse, and nothing of what is in it", () => {
    const secret = "s3cret-token";
    expect(() => parseConfig(`{"gateway": {"token": "${secret}" "x": 1}}`)).toThrow(
      expect.objectContaining({
        failure: expect.objectContaining({
          code: "gateway-configuration",
          message: expect.not.stringContaining(secret),
        }),
      }),
    );
    expect(() => parseConfig("[]")).toThrow("holds no object");
  });
});

it("gives a volume's root to its user by an entry at the parent path", async () => {
  const { path, tar } = await volumeOwnerArchive("/var/lib/openclaw/plugin-runtime-deps", {
    uid: 1001,
    gid: 1002,
  });
  expect(path).toBe("/var/lib/openclaw");
  expect(await entriesOf(tar)).toEqual([
    { name: "plugin-runtime-deps/", mode: "700", uid: 1001, gid: 1002, type: "directory" },
  ]);
});
