import { randomBytes } from "node:crypto";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectDockerode } from "../../engine/dockerode-engine.ts";
import type { Engine, ImageDetails } from "../../engine/engine.ts";
import { endpoint } from "../../service/testing/scratch-service.ts";
import { ensureNodeBase, nodeBaseTag } from "../../testing/node-base-image.ts";
import { ensureOpenClawImages, openclawImages } from "../../testing/openclaw-images.ts";
import { buildNpmImage } from "./build-npm-image.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await connectDockerode(endpoint);
  await ensureNodeBase(engine);
  await ensureOpenClawImages(engine);
}, 600_000);

describe.each(Object.entries(openclawImages))("an image of OpenClaw %s from npm", (version, tag) => {
  let image: ImageDetails;
  let id: string;
  beforeAll(async () => {
    image = (await engine.inspectImage(tag)) as ImageDetails;
    ({ id } = await engine.createContainer({
      name: `rockpool-test-image-${randomBytes(4).toString("hex")}`,
      image: tag,
      command: ["sleep", "600"],
      env: { HOME: "/home/node" },
      labels: { "dev.rockpool.test": "1" },
      // Neither root nor the image's own user, as with a person's uid.
      user: "4242:4242",
      mounts: [],
      ports: [],
      extraHosts: [],
      init: true,
      capDrop: ["ALL"],
      noNewPrivileges: true,
      restart: { name: "no" },
      stopTimeoutSeconds: 1,
    }));
    await engine.startContainer(id);
  });
  afterAll(() => engine.removeContainer(id, { force: true }));

  async function inside(user: string, ...command: string[]): Promise<string> {
    const session = await engine.exec(id, { command, user, stdin: false, tty: false });
    const [output, errors] = await Promise.all([text(session.stdout), text(session.stderr)]);
    await session.exit;
    return `${output}${errors}`.trim();
  }

  it("has the shape of upstream's: user, entry point, command, version", () => {
    expect(image).toMatchObject({
      user: "node",
      entrypoint: ["tini", "-s", "--"],
      command: ["node", "openclaw.mjs", "gateway"],
    });
    expect(image.labels["org.opencontainers.image.version"]).toBe(version);
    expect(image.env).toMatchObject({ NODE_ENV: "production" });
    expect(image.sizeBytes).toBeLessThan(1.2e9);
  });

  it("runs under any user, with npm on its PATH", async () => {
    expect(await inside("4242:4242", "openclaw", "--version")).toContain(version);
    expect(await inside("4242:4242", "npm", "--version")).toMatch(/^\d+\.\d+\.\d+$/);
    expect(await inside("4242:4242", "find", "/app", "-maxdepth", "2", "!", "-readable")).toBe("");
  });

  it("keeps nothing of the build's own certificates, caches and archives", async () => {
    expect(await inside("1000:1000", "find", "/run/build-ca", "-type", "f")).not.toContain(".pem");
    expect(await inside("1000:1000", "find", "/tmp", "-name", "*.tgz")).toBe("");
    expect(await inside("1000:1000", "sh", "-c", "npm config get cafile")).toBe(
      version === "2026.4.29" && process.env.NODE_EXTRA_CA_CERTS
        ? "/etc/ssl/certs/ca-certificates.crt"
        : "null",
    );
  });

  it("has the folders that a fresh volume takes its owner from", async () => {
    const folders = [".openclaw", ".openclaw/workspace", ".config/openclaw"].map(
      (name) => `/home/node/${name}`,
    );
    const facts = await inside("1000:1000", "stat", "-c", "%u %a", ...folders);
    expect(facts.split("\n")).toEqual(Array(3).fill("1000 700"));
  });

  it("lets any user through to what is mounted there", async () => {
    const facts = await inside("4242:4242", "stat", "-c", "%a", "/home/node", "/home/node/.config");
    expect(facts.split("\n")).toEqual(["755", "755"]);
  });
});

describe("a build from npm that cannot be", () => {
  const tag = `rockpool-test/none:${randomBytes(4).toString("hex")}`;

  async function build(version: string, signal?: AbortSignal): Promise<string[]> {
    const lines: string[] = [];
    const extraCaFile = process.env.NODE_EXTRA_CA_CERTS;
    const options = {
      version,
      tag,
      base: nodeBaseTag,
      ...(extraCaFile === undefined ? {} : { extraCaFile }),
    };
    for await (const event of buildNpmImage(engine, {
      ...options,
      ...(signal === undefined ? {} : { signal }),
    })) {
      if (event.kind === "output") lines.push(event.text);
    }
    return lines;
  }

  it("of a version that npm does not have fails, and leaves no image", async () => {
    await expect(build("2020.1.1")).rejects.toMatchObject({ kind: "build-failed" });
    expect(await engine.inspectImage(tag)).toBeNull();
  });

  it("that is cancelled ends at once, and leaves no image", async () => {
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 1000);
    const startedAt = Date.now();
    await expect(build("2026.9.5", abort.signal)).rejects.toMatchObject({ kind: "aborted" });
    expect(Date.now() - startedAt).toBeLessThan(10_000);
    expect(await engine.inspectImage(tag)).toBeNull();
  });
});
