import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { testHost } from "../testing/test-host.ts";
import { type SocketWatch, watchSockets } from "./watch-sockets.ts";

describe("watchSockets", () => {
  let home = "";
  let watch: SocketWatch | null = null;
  const onChange = vi.fn();

  beforeEach(async () => {
    home = await mkdtemp(path.join(tmpdir(), "rockpool-watch-"));
    onChange.mockClear();
  });
  afterEach(async () => {
    watch?.close();
    await rm(home, { recursive: true });
  });

  function start(endpoints: string[], retryMs?: number): void {
    const host = testHost({ homeDir: home });
    watch = watchSockets({ host, endpoints, onChange, ...(retryMs === undefined ? {} : { retryMs }) });
  }

  const told = () => vi.waitFor(() => expect(onChange).toHaveBeenCalled(), { timeout: 5000 });
  const quiet = () => new Promise((resolve) => setTimeout(resolve, 300));

  it("tells that a socket appeared", async () => {
    start([`unix://${home}/docker.sock`]);
    const server = createServer().listen(`${home}/docker.sock`);
    await told();
    await new Promise((resolve) => server.close(resolve));
  });

  it("tells it also where the directories on the way did not exist", async () => {
    const directory = `${home}/.colima/default`;
    start([`unix://${directory}/docker.sock`]);
    await mkdir(directory, { recursive: true });
    await told();
    await quiet();
    onChange.mockClear();
    await writeFile(`${directory}/docker.sock`, "");
    await told();
  });

  it("tells it again after the directory was away", async () => {
    const directory = `${home}/run`;
    await mkdir(directory);
    start([`unix://${directory}/docker.sock`]);
    await rm(directory, { recursive: true });
    await told();
    await mkdir(directory);
    await quiet();
    onChange.mockClear();
    await writeFile(`${directory}/docker.sock`, "");
    await told();
  });

  it("tells that the docker context may have changed", async () => {
    await mkdir(`${home}/.docker`);
    start([]);
    await writeFile(`${home}/.docker/config.json`, '{"currentContext":"colima"}');
    await told();
  });

  it("looks by itself now and then", async () => {
    start(["npipe:////./pipe/docker_engine", "ssh://box"], 20);
    await told();
  });

  it("is not woken by anybody else's files, nor after it was closed", async () => {
    start([`unix://${home}/docker.sock`]);
    await writeFile(`${home}/other.txt`, "x");
    await quiet();
    expect(onChange).not.toHaveBeenCalled();
    await writeFile(`${home}/docker.sock`, "");
    watch?.close();
    await quiet();
    expect(onChange).not.toHaveBeenCalled();
  });
});
