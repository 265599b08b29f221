import { describe, expect, it } from "vitest";
import { memoryFiles } from "../testing/memory-files.ts";
import { testHost } from "../testing/test-host.ts";
import { findProgram } from "./find-program.ts";
import { installedEngines } from "./installed-engines.ts";

describe("findProgram", () => {
  it("takes PATH first, then where such programs usually are", () => {
    const files = memoryFiles({
      "/opt/x/docker*": "",
      "/usr/bin/docker*": "",
      "/opt/homebrew/bin/colima*": "",
    });
    expect(findProgram(testHost({ env: { PATH: "/none:/opt/x" } }), files, "docker")).toBe("/opt/x/docker");
    expect(findProgram(testHost(), files, "docker")).toBe("/usr/bin/docker");
    expect(findProgram(testHost({ platform: "darwin" }), files, "colima")).toBe("/opt/homebrew/bin/colima");
    expect(findProgram(testHost(), files, "colima")).toBeNull();
  });

  it("knows Windows' ways", () => {
    const files = memoryFiles({ "C:\\tools\\docker.exe*": "" });
    const host = testHost({ platform: "win32", env: { Path: "C:\\none;C:\\tools" } });
    expect(findProgram(host, files, "docker")).toBe("C:\\tools\\docker.exe");
  });

  it("does not take a file that cannot be executed", () => {
    const files = memoryFiles({ "/usr/bin/docker": "" });
    expect(findProgram(testHost(), files, "docker")).toBeNull();
  });
});

describe("installedEngines", () => {
  it("does not take the docker command for an engine", () => {
    expect(installedEngines(testHost(), memoryFiles({ "/usr/bin/docker*": "" }))).toEqual([]);
  });

  it("lists what is there, and finds whose a socket is", () => {
    const files = memoryFiles({
      "/usr/bin/dockerd*": "",
      "/usr/bin/podman*": "",
      "/usr/local/bin/colima*": "",
    });
    expect(installedEngines(testHost(), files)).toEqual(["Colima", "Docker Engine", "Podman"]);
    const of = (endpoint: string) => installedEngines(testHost(), files, endpoint);
    expect(of("unix:///var/run/docker.sock")).toEqual(["Docker Engine"]);
    expect(of("unix:///run/user/1000/docker.sock")).toEqual(["Docker Engine"]);
    expect(of("unix:///home/me/.colima/default/docker.sock")).toEqual(["Colima"]);
    expect(of("unix:///run/podman/podman.sock")).toEqual(["Podman"]);
    expect(of("unix:///home/me/.rd/docker.sock")).toEqual([]);
  });
});
