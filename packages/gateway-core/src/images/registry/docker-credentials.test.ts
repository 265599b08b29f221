import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { hostFiles } from "../../host/host-files.ts";
import { memoryFiles } from "../../testing/memory-files.ts";
import { testHost } from "../../testing/test-host.ts";
import { dockerCredentials } from "./docker-credentials.ts";
import { engineAuth } from "./engine-auth.ts";

const secret = "s3cret:with:colons";
const auth = Buffer.from(`me:${secret}`).toString("base64");
const mine = { username: "me", password: secret };
const none = { credentials: null, problem: null };

function inFile(domain: string, config: unknown) {
  const text = typeof config === "string" ? config : JSON.stringify(config);
  return dockerCredentials(domain, testHost(), memoryFiles({ "/home/me/.docker/config.json": text }));
}

describe("the Docker CLI's file", () => {
  it.each([
    ["docker.io", "https://index.docker.io/v1/"],
    ["docker.io", "index.docker.io"],
    ["docker.io", "docker.io"],
    ["ghcr.io", "ghcr.io"],
    ["ghcr.io", "https://ghcr.io"],
    ["ghcr.io", "https://ghcr.io/v2/"],
    ["localhost:5000", "localhost:5000"],
    ["localhost:5000", "http://localhost:5000/v1/"],
  ])("has the sign-in of %s under %s", async (domain, key) => {
    const auths = { "other.example": { auth: "eDp5" }, [key]: { auth } };
    expect(await inFile(domain, { auths })).toEqual({ credentials: mine, problem: null });
  });

  it.each([
    ["another registry", { auths: { "quay.io": { auth } } }],
    ["the same registry at another port", { auths: { "ghcr.io:444": { auth } } }],
    ["an empty entry, as a credential store leaves it", { auths: { "ghcr.io": {} } }],
    ["nonsense in the entry", { auths: { "ghcr.io": { auth: "%%%" } } }],
    ["an entry of another shape", { auths: { "ghcr.io": 7 } }],
    ["no entries", {}],
    ["an empty file", ""],
  ])("gives nothing for %s", async (_what, config) => {
    expect(await inFile("ghcr.io", config)).toEqual(none);
  });

  it("reads the other ways to write it", async () => {
    const plain = { auths: { "ghcr.io": { username: "me", password: secret } } };
    expect(await inFile("ghcr.io", plain)).toEqual({ credentials: mine, problem: null });
    const padded = { auths: { "ghcr.io": { auth: Buffer.from(`me:${secret}\0\0`).toString("base64") } } };
    expect(await inFile("ghcr.io", padded)).toEqual({ credentials: mine, problem: null });
    const token = { auths: { "ghcr.io": { auth: "bWU6", identitytoken: secret } } };
    expect(await inFile("ghcr.io", token)).toEqual({ credentials: { identityToken: secret }, problem: null });
  });

  it("is somewhere else with DOCKER_CONFIG, may be missing, and may be no JSON", async () => {
    const tree = { "/else/config.json": JSON.stringify({ auths: { "ghcr.io": { auth } } }) };
    const host = testHost({ env: { DOCKER_CONFIG: "/else" } });
    expect((await dockerCredentials("ghcr.io", host, memoryFiles(tree))).credentials).toEqual(mine);
    expect(await dockerCredentials("ghcr.io", testHost({ homeDir: null }), memoryFiles({}))).toEqual(none);
    expect(await inFile("ghcr.io", "{")).toEqual({ credentials: null, problem: "config-unreadable" });
  });
});

describe("credential helpers, as real programs", () => {
  const made: string[] = [];
  afterEach(async () => {
    for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true });
  });

  /** A home whose bin folder holds `docker-credential-<name>` with that shell script. */
  async function home(config: unknown, helpers: Record<string, string> = {}) {
    const folder = await mkdtemp(path.join(tmpdir(), "rockpool-helper-"));
    made.push(folder);
    await mkdir(path.join(folder, ".docker"));
    await mkdir(path.join(folder, "bin"));
    await writeFile(path.join(folder, ".docker", "config.json"), JSON.stringify(config));
    for (const [name, script] of Object.entries(helpers)) {
      const file = path.join(folder, "bin", `docker-credential-${name}`);
      await writeFile(file, `#!/bin/sh\n${script}\n`);
      await chmod(file, 0o755);
    }
    // PATH is a GUI's thin one: the bin folder is among the usual places.
    const host = testHost({ homeDir: folder, env: { PATH: "/usr/bin:/bin" } });
    return { host, find: (domain: string) => dockerCredentials(domain, host, hostFiles) };
  }

  /** Answers with the server it was asked for as the name. */
  const echo = `[ "$1" = get ] && read -r server; echo "{\\"Username\\":\\"$server\\",\\"Secret\\":\\"${secret}\\"}"`;

  it("asks the store for all, with Docker's name for the registry on stdin", async () => {
    const { find, host } = await home({ credsStore: "test" }, { test: echo });
    expect(await find("docker.io")).toEqual({
      credentials: { username: "https://index.docker.io/v1/", password: secret },
      problem: null,
    });
    expect((await find("localhost:5000")).credentials).toMatchObject({ username: "localhost:5000" });
    expect(await engineAuth("ghcr.io/a/b:1", host)).toEqual({
      username: "ghcr.io",
      password: secret,
      serveraddress: "ghcr.io",
    });
  });

  it("prefers a registry's own helper", async () => {
    const config = { credsStore: "all", credHelpers: { "ghcr.io": "own" } };
    const { find } = await home(config, { all: 'echo \'{"Username":"all","Secret":"x"}\'', own: echo });
    expect((await find("ghcr.io")).credentials).toMatchObject({ username: "ghcr.io" });
    expect((await find("quay.io")).credentials).toMatchObject({ username: "all" });
  });

  it("knows an identity token by its name", async () => {
    const { find, host } = await home(
      { credsStore: "test" },
      { test: `echo '{"Username":"<token>","Secret":"${secret}"}'` },
    );
    expect((await find("ghcr.io")).credentials).toEqual({ identityToken: secret });
    expect(await engineAuth("openclaw", host)).toEqual({
      identitytoken: secret,
      serveraddress: "https://index.docker.io/v1/",
    });
  });

  it.each([
    ["has nothing", "echo 'credentials not found in native keychain'; exit 1", null],
    ["fails", `echo '${secret}' >&2; echo '${secret}'; exit 2`, "helper-failed"],
    ["talks nonsense", `echo 'password: ${secret}'`, "helper-nonsense"],
    ["gives an empty secret", `echo '{"Username":"me","Secret":""}'`, "helper-nonsense"],
  ])("gives a reason and no secret when the helper %s", async (_what, script, problem) => {
    const { find } = await home({ credsStore: "test" }, { test: script });
    const lookup = await find("ghcr.io");
    expect(lookup).toEqual({ credentials: null, problem });
    expect(JSON.stringify(lookup)).not.toContain(secret);
  });

  it("does not wait longer than five seconds", async () => {
    const { find } = await home({ credsStore: "test" }, { test: "exec sleep 60" });
    const since = performance.now();
    expect(await find("ghcr.io")).toEqual({ credentials: null, problem: "helper-timeout" });
    expect(performance.now() - since).toBeLessThan(15_000);
  });

  it("says that a helper is missing, and does not run what is elsewhere", async () => {
    expect(await (await home({ credsStore: "gone" })).find("ghcr.io")).toEqual({
      credentials: null,
      problem: "helper-missing",
    });
    const { find } = await home({ credsStore: "../evil" }, { test: echo });
    expect((await find("ghcr.io")).problem).toBe("helper-missing");
  });

  it("falls back to the file where the helper has nothing", async () => {
    const { find, host } = await home({ credsStore: "gone", auths: { "ghcr.io": { auth } } });
    expect(await find("ghcr.io")).toEqual({ credentials: mine, problem: null });
    expect(await engineAuth("quay.io/a/b", host)).toBeNull();
  });
});
