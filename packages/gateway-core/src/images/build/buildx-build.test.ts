import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it, test } from "vitest";
import type { BuildEvent } from "../../engine/engine.ts";
import { FakeEngine } from "../../engine/fake-engine.ts";
import { hostFiles } from "../../host/host-files.ts";
import { testHost } from "../../testing/test-host.ts";
import { buildxBuild } from "./buildx-build.ts";
import { findBuildx } from "./find-buildx.ts";
import { type StandInDocker, standInDocker } from "./testing/stand-in-docker.ts";

// buildx itself is in neither Debian 12 nor npm: a program of its name prints what the real one is documented to print.
const vertex = (state: string) => `{"vertexes":[{"digest":"sha256:a","name":"[1/1] RUN make"${state}}]}`;
const begun = `echo '${vertex(',"started":"2026-11-25T10:00:00Z"')}' >&2`;

let docker: StandInDocker;
afterEach(() => docker.remove());

async function host() {
  const env = {
    PATH: `${docker.folder}:/usr/bin:/bin`,
    DOCKER_CONTEXT: "elsewhere",
    BUILDX_BUILDER: "remote",
  };
  return testHost({ env, homeDir: docker.folder });
}

async function build(engine: FakeEngine, signal: AbortSignal, onEvent: (event: BuildEvent) => void) {
  const buildx = await findBuildx(await host(), hostFiles);
  if (buildx === null) throw new Error("the stand-in was not found");
  const options = {
    ...{ folder: "/src", tag: "openclaw:local", signal },
    ...{ buildArgs: { GIT_COMMIT: "abc" }, labels: { "dev.rockpool.built": "source" } },
  };
  for await (const event of buildxBuild(buildx, engine, await host(), options)) onEvent(event);
}

describe("docker buildx", () => {
  it("builds on the engine that was given, whatever the terminal uses", async () => {
    docker = await standInDocker("v0.17.1", begun);
    const engine = new FakeEngine();
    const events: BuildEvent[] = [];
    let id = "";
    await build(engine, new AbortController().signal, (event) => {
      events.push(event);
      if (event.kind === "step") ({ id } = engine.addImage("openclaw:local"));
    });
    expect(events).toEqual([
      { kind: "step", id: "sha256:a", name: "[1/1] RUN make", state: "active" },
      { kind: "output", text: "[1/1] RUN make" },
      { kind: "done", imageId: id },
    ]);
    expect((await readFile(docker.calls, "utf8")).trim().split("\n")).toEqual([
      `${engine.endpoint}||`,
      ...[
        "buildx",
        "build",
        "--builder",
        "default",
        "--load",
        "--progress=rawjson",
        "--tag",
        "openclaw:local",
      ],
      ...["--build-arg", "GIT_COMMIT=abc", "--label", "dev.rockpool.built=source", "--", "/src"],
    ]);
  });

  it("fails with what it says at its end", async () => {
    docker = await standInDocker("v0.12.0", "echo 'ERROR: failed to solve: exit code: 3' >&2; exit 1");
    const engine = new FakeEngine();
    await expect(build(engine, new AbortController().signal, () => {})).rejects.toMatchObject({
      kind: "build-failed",
      message: "failed to solve: exit code: 3",
    });
    expect(await readFile(docker.calls, "utf8")).toContain("--progress=plain");
  });

  it("tells a full disk from any other failure", async () => {
    docker = await standInDocker("v0.17.1", "echo 'ERROR: write /x: no space left on device' >&2; exit 1");
    const building = build(new FakeEngine(), new AbortController().signal, () => {});
    await expect(building).rejects.toMatchObject({ kind: "disk-full" });
  });

  it("that built and put no image on the engine has failed", async () => {
    docker = await standInDocker("v0.17.1", "true");
    const building = build(new FakeEngine(), new AbortController().signal, () => {});
    await expect(building).rejects.toMatchObject({ kind: "not-found" });
  });

  it("ends with all its processes when it is cancelled", async () => {
    docker = await standInDocker("v0.17.1", `${begun}\nsleep 600 & echo $! > "$0.child"; wait`);
    const child = path.join(docker.folder, "docker.child");
    const control = new AbortController();
    const building = build(new FakeEngine(), control.signal, () => {});
    const cancelling = (async () => {
      while (!existsSync(child) || (await readFile(child, "utf8")) === "") await sleep(10);
      control.abort();
    })();
    await expect(building).rejects.toMatchObject({ kind: "aborted" });
    await cancelling;
    const pid = Number(await readFile(child, "utf8"));
    await expect.poll(() => isAlive(pid), { timeout: 8000 }).toBe(false);
  });

  it("takes its tag back where it was quicker than the cancelling", async () => {
    docker = await standInDocker("v0.17.1", `${begun}\ntrap '' INT\nsleep 0.2`);
    const engine = new FakeEngine();
    const control = new AbortController();
    const building = build(engine, control.signal, () => {
      engine.addImage("openclaw:local");
      control.abort();
    });
    await expect(building).rejects.toMatchObject({ kind: "aborted" });
    expect(await engine.inspectImage("openclaw:local")).toBeNull();
  });
});

test("A Docker CLI without buildx has none, and neither has one that is not there", async () => {
  docker = await standInDocker("v0.17.1", "true");
  await writeFile(
    path.join(docker.folder, "docker"),
    "#!/bin/sh\necho 'unknown command: docker buildx' >&2\nexit 1\n",
  );
  expect(await findBuildx(await host(), hostFiles)).toBeNull();
  await docker.remove();
  expect(
    await findBuildx(testHost({ homeDir: null }), { ...hostFiles, isExecutable: () => false }),
  ).toBeNull();
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
