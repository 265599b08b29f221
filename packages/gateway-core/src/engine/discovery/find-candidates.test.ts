import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Host } from "../../host/host.ts";
import { memoryFiles } from "../../testing/memory-files.ts";
import { testHost } from "../../testing/test-host.ts";
import { findCandidates } from "./find-candidates.ts";

function find(
  host: Partial<Host> = {},
  tree: Record<string, string> = {},
  chosen: { setting?: string; ownerEngine?: string } = {},
) {
  return findCandidates({
    host: testHost(host),
    files: memoryFiles(tree),
    setting: chosen.setting ?? null,
    ownerEngine: chosen.ownerEngine ?? null,
  });
}

function sources(candidates: ReturnType<typeof find>): string[] {
  return candidates.map(({ source, endpoint }) => `${source} ${endpoint}`);
}

const meta = (name: string, host: string) =>
  JSON.stringify({ Name: name, Endpoints: { docker: { Host: host } } });

const sha = (name: string) => createHash("sha256").update(name).digest("hex");

describe("findCandidates", () => {
  it("looks on Linux in the known places, in order", () => {
    expect(sources(find({ env: { XDG_RUNTIME_DIR: "/run/user/1000" } }))).toEqual([
      "/var/run/docker.sock unix:///var/run/docker.sock",
      "Docker Desktop unix:///home/me/.docker/run/docker.sock",
      "Docker Desktop unix:///home/me/.docker/desktop/docker.sock",
      "OrbStack unix:///home/me/.orbstack/run/docker.sock",
      "Rancher Desktop unix:///home/me/.rd/docker.sock",
      "Lima unix:///home/me/.lima/default/sock/docker.sock",
      "Lima unix:///home/me/.lima/docker/sock/docker.sock",
      "rootless Docker unix:///run/user/1000/docker.sock",
      "Podman unix:///run/user/1000/podman/podman.sock",
      "Podman unix:///run/podman/podman.sock",
      "Podman unix:///home/me/.local/share/containers/podman/machine/podman.sock",
    ]);
  });

  it("looks on Windows for pipes", () => {
    expect(sources(find({ platform: "win32", uid: -1, homeDir: "C:\\Users\\me" }))).toEqual([
      "Docker Desktop npipe:////./pipe/dockerDesktopLinuxEngine",
      "//./pipe/docker_engine npipe:////./pipe/docker_engine",
      "Podman npipe:////./pipe/podman-machine-default",
    ]);
  });

  it("looks on a Mac without runtime directories", () => {
    const found = sources(find({ platform: "darwin", homeDir: "/Users/me" }));
    expect(found).toContain("Docker Desktop unix:///Users/me/.docker/run/docker.sock");
    expect(found.some((each) => each.includes("/run/user/"))).toBe(false);
  });

  it("knows the runtime directory of a session that does not say it", () => {
    expect(sources(find())).toContain("rootless Docker unix:///run/user/1000/docker.sock");
  });

  it("looks nowhere in a home that is not there", () => {
    const found = find({ homeDir: null });
    expect(found.every(({ endpoint }) => /^unix:\/\/\/(var\/)?run\//.test(endpoint))).toBe(true);
  });

  it("finds every Colima profile, the default one first", () => {
    const tree = {
      "/home/me/.colima/work/docker.sock": "",
      "/home/me/.colima/default/docker.sock": "",
      "/home/me/.colima/_lima/colima/x": "",
      "/home/me/.config/colima/other/docker.sock": "",
    };
    expect(sources(find({}, tree)).filter((each) => each.startsWith("Colima"))).toEqual([
      "Colima default unix:///home/me/.colima/default/docker.sock",
      "Colima work unix:///home/me/.colima/work/docker.sock",
      "Colima other unix:///home/me/.config/colima/other/docker.sock",
    ]);
  });

  it("puts what somebody chose first, and says that it was chosen", () => {
    const env = { DOCKER_HOST: "unix:///b.sock" };
    const found = find({ env }, {}, { setting: "unix:///a.sock", ownerEngine: "unix:///c.sock" });
    expect(found.slice(0, 4).map(({ source, endpoint, chosen }) => [source, endpoint, chosen])).toEqual([
      ["setting", "unix:///a.sock", true],
      ["DOCKER_HOST", "unix:///b.sock", true],
      ["owner", "unix:///c.sock", true],
      ["/var/run/docker.sock", "unix:///var/run/docker.sock", false],
    ]);
  });

  it("takes a context of the environment for a choice, one of a file for a hint", () => {
    const tree = {
      "/home/me/.docker/config.json": '{"currentContext":"work"}',
      [`/home/me/.docker/contexts/meta/${sha("work")}/meta.json`]: meta("work", "unix:///work.sock"),
    };
    expect(find({}, tree, { ownerEngine: "unix:///c.sock" }).slice(0, 2)).toMatchObject([
      { source: "owner", chosen: true },
      { source: "context work", endpoint: "unix:///work.sock", chosen: false },
    ]);
    expect(find({ env: { DOCKER_CONTEXT: "work" } }, tree)[0]).toMatchObject({
      source: "context work",
      chosen: true,
    });
    expect(find({ env: { DOCKER_HOST: "unix:///b.sock" } }, tree)[1]?.source).not.toBe("context work");
    expect(find({ env: { DOCKER_CONTEXT: "gone" } }, tree)[0]).toMatchObject({
      source: "context gone",
      where: { kind: "invalid" },
    });
    expect(find({ env: { DOCKER_CONFIG: "/elsewhere" } }, tree)[0]?.source).toBe("/var/run/docker.sock");
  });

  it("asks one engine once, by whatever names it goes", () => {
    const tree = { "/var/run/docker.sock": "->/home/me/.docker/run/docker.sock" };
    const found = sources(find({ platform: "darwin" }, tree));
    expect(found.filter((each) => each.includes("docker.sock")).slice(0, 2)).toEqual([
      "/var/run/docker.sock unix:///var/run/docker.sock",
      "Docker Desktop unix:///home/me/.docker/desktop/docker.sock",
    ]);
    const chosen = find(
      {},
      {},
      { setting: "unix:///var/run/docker.sock", ownerEngine: "/var/run/docker.sock" },
    );
    expect(chosen.filter(({ endpoint }) => endpoint.endsWith("/var/run/docker.sock"))).toHaveLength(1);
  });

  it("knows that certificates make another protocol of tcp", () => {
    const env = { DOCKER_HOST: "tcp://localhost:2375", DOCKER_TLS_VERIFY: "1" };
    expect(find({ env })[0]?.where).toEqual({ kind: "unsupported", reason: "tls" });
  });
});
