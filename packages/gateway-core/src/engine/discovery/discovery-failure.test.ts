import { describe, expect, it } from "vitest";
import type { EngineCandidate } from "../../contract/snapshot.ts";
import type { Host } from "../../host/host.ts";
import { memoryFiles } from "../../testing/memory-files.ts";
import { testHost } from "../../testing/test-host.ts";
import { discoveryFailure } from "./discovery-failure.ts";

function entry(
  source: string,
  outcome: EngineCandidate["outcome"],
  endpoint = "unix:///var/run/docker.sock",
) {
  return { source, endpoint, outcome, tookMs: 1 };
}

const absent = entry("/var/run/docker.sock", "absent");
const dockerd = { "/usr/bin/dockerd*": "" };

function failure(
  report: EngineCandidate[],
  options: { chosen?: EngineCandidate; tree?: Record<string, string>; host?: Partial<Host> } = {},
) {
  const sight = { host: testHost(options.host), files: memoryFiles(options.tree ?? {}) };
  return discoveryFailure(report, options.chosen ?? null, sight);
}

describe("why no engine was found, where nobody chose one", () => {
  it("is missing when nothing is there and nothing is installed", () => {
    expect(failure([absent])).toMatchObject({ code: "engine-missing", actions: [{ kind: "retry" }] });
    expect(failure([absent], { tree: { "/usr/bin/docker*": "" } }).code).toBe("engine-missing");
  });

  it("is stopped when one is installed", () => {
    expect(failure([absent], { tree: dockerd })).toMatchObject({
      code: "engine-stopped",
      facts: { product: "Docker Engine" },
      actions: [{ kind: "start-engine" }],
    });
    const mac = { platform: "darwin", homeDir: "/Users/me" } as const;
    const tree = { "/Applications/Docker.app/Contents/Info.plist": "" };
    expect(failure([absent], { tree, host: mac })).toMatchObject({ facts: { product: "Docker Desktop" } });
  });

  it("is stopped when a socket is left that nobody listens on", () => {
    const refused = entry("OrbStack", "refused", "unix:///home/me/.orbstack/run/docker.sock");
    expect(failure([absent, refused])).toMatchObject({
      code: "engine-stopped",
      facts: { source: "OrbStack", endpoint: "unix:///home/me/.orbstack/run/docker.sock" },
    });
  });

  it("is a matter of permission before anything else", () => {
    const denied = entry("/var/run/docker.sock", "permission");
    const refused = entry("Podman", "refused");
    expect(failure([refused, denied], { tree: dockerd })).toMatchObject({
      code: "engine-permission",
      facts: { endpoint: "unix:///var/run/docker.sock" },
    });
  });

  it("is unreachable when somebody is there and says nothing useful", () => {
    expect(failure([entry("Podman", "timeout")], { tree: dockerd })).toMatchObject({
      code: "engine-unreachable",
      facts: { reason: "timeout" },
    });
  });

  it("is a context that leads nowhere, when that is all there is", () => {
    const broken = entry("context gone", "invalid", "");
    expect(failure([broken, absent], { tree: dockerd })).toMatchObject({
      code: "engine-endpoint-invalid",
      facts: { source: "context gone", reason: "invalid" },
    });
    const dead = entry("context work", "absent", "unix:///work.sock");
    expect(failure([dead, absent])).toMatchObject({
      code: "engine-endpoint-invalid",
      facts: { reason: "absent" },
    });
    expect(failure([dead, absent], { tree: dockerd }).code).toBe("engine-stopped");
  });
});

describe("why the chosen engine cannot be used", () => {
  it.each<[string, EngineCandidate, Record<string, string>, string, string | undefined]>([
    [
      "it points nowhere",
      entry("DOCKER_HOST", "absent", "unix:///nope"),
      {},
      "engine-endpoint-invalid",
      "absent",
    ],
    ["it is no address", entry("setting", "invalid", "what"), {}, "engine-endpoint-invalid", "invalid"],
    ["it is remote", entry("DOCKER_HOST", "unsupported", "ssh://box"), {}, "engine-endpoint-invalid", "ssh"],
    [
      "it is TLS",
      entry("DOCKER_HOST", "unsupported", "tcp://localhost:2376"),
      {},
      "engine-endpoint-invalid",
      "tls",
    ],
    ["somebody else answers", entry("setting", "not-docker"), {}, "engine-endpoint-invalid", "not-docker"],
    ["it is stopped", entry("DOCKER_HOST", "refused"), {}, "engine-stopped", undefined],
    ["it is installed and stopped", entry("DOCKER_HOST", "absent"), dockerd, "engine-stopped", undefined],
    ["it was there before", entry("owner", "absent", "unix:///any.sock"), {}, "engine-stopped", undefined],
    ["it hangs", entry("owner", "timeout"), {}, "engine-unreachable", "timeout"],
    ["it is denied", entry("setting", "permission"), {}, "engine-permission", undefined],
  ])("when %s", (_name, chosen, tree, code, reason) => {
    const found = failure([chosen], { chosen, tree });
    expect(found.code).toBe(code);
    expect(found.facts?.reason).toBe(reason);
    expect(found.facts).toMatchObject({ source: chosen.source, endpoint: chosen.endpoint });
  });
});
