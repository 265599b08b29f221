import { createRequire } from "node:module";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { answer, type SocketServer, socketServer } from "../testing/socket-server.ts";
import { lookLimitMs } from "./dockerode/docker-connection.ts";
import { connectDockerode } from "./dockerode-engine.ts";
import type { Engine } from "./engine.ts";

const inspected = {
  Id: "f00d",
  Name: "/web",
  Created: "2026-11-23T06:44:56Z",
  Image: "sha256:abc",
  State: { Status: "running" },
  Config: { Image: "web", Tty: false },
};

describe("dockerode-engine, where a real engine cannot be made to", () => {
  let server: SocketServer;
  afterEach(async () => {
    vi.unstubAllEnvs();
    await server.close();
  });

  async function engineAt(handler: Parameters<typeof socketServer>[0]): Promise<Engine> {
    server = await socketServer(handler);
    return connectDockerode(server.endpoint);
  }

  async function drain(source: AsyncIterable<unknown>): Promise<number> {
    let count = 0;
    for await (const each of source) count += each ? 1 : 0;
    return count;
  }

  it("loads neither gRPC nor ssh2, which only some builds and engines need", async () => {
    const engine = await engineAt((_request, response) => answer(response, []));
    await engine.listContainers();
    const loaded = Object.keys(createRequire(import.meta.url).cache);
    expect(loaded.some((file) => file.includes("dockerode/lib/docker.js"))).toBe(true);
    expect(loaded.filter((file) => /@grpc|protobufjs|ssh2|tar-fs/.test(file))).toEqual([]);
  });

  it("speaks the version that both know, to the socket it was given, whatever the environment says", async () => {
    vi.stubEnv("DOCKER_HOST", "tcp://[broken");
    vi.stubEnv("DOCKER_CERT_PATH", "/nowhere");
    const engine = await engineAt((_request, response) => answer(response, []));
    await engine.listContainers({ labels: ["a=b"] });
    expect(process.env.DOCKER_HOST).toBe("tcp://[broken");
    expect(server.requests[1]).toMatch(/^GET \/v1\.46\/containers\/json\?all=true&filters=/);
  });

  it("waits for a file of a container only so long, and then as long as it takes", async () => {
    const engine = await engineAt((request, response) => {
      if (request.url?.includes("stuck")) return;
      response.write("first ");
      setTimeout(() => response.end("second"), 300);
    });
    // Loads dockerode, which needs real time.
    await expect(engine.getArchive("web", "/slow").then((stream) => stream && text(stream))).resolves.toBe(
      "first second",
    );
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const stuck = expect(engine.getArchive("web", "/stuck")).rejects.toMatchObject({ kind: "timeout" });
      await vi.waitUntil(() => server.requests.some((request) => request.includes("stuck")));
      vi.advanceTimersByTime(lookLimitMs);
      await stuck;
    } finally {
      vi.useRealTimers();
    }
  });

  it("keeps no connection that an engine's restart could break", async () => {
    const connections: (string | undefined)[] = [];
    const engine = await engineAt((request, response) => {
      connections.push(request.headers.connection);
      answer(response, []);
    });
    await engine.listContainers();
    await engine.listContainers();
    expect(connections).toEqual(["close", "close"]);
  });

  it("says that events broke off, and ends them quietly when told to", async () => {
    const engine = await engineAt((_request, response) => {
      response.writeHead(200);
      response.flushHeaders();
    });
    const control = new AbortController();
    const broken = drain(engine.events(new AbortController().signal));
    const ended = drain(engine.events(control.signal));
    await vi.waitFor(() =>
      expect(server.requests.filter((request) => request.includes("/events"))).toHaveLength(2),
    );
    // Long enough for both to have read the headers.
    await new Promise((resolve) => setTimeout(resolve, 30));
    control.abort();
    expect(await ended).toBe(1);
    server.cut();
    await expect(broken).rejects.toMatchObject({ kind: "connection-lost" });
  });

  it("takes an event stream that the engine ends for a broken one", async () => {
    const engine = await engineAt((_request, response) => response.writeHead(200).end());
    await expect(drain(engine.events(new AbortController().signal))).rejects.toMatchObject({
      kind: "connection-lost",
    });
  });

  it("does not take half a log for a whole one", async () => {
    const engine = await engineAt((request, response) => {
      if (request.url?.includes("/json")) return answer(response, inspected);
      response.writeHead(200);
      response.write(Buffer.from([1, 0, 0, 0, 0, 0, 0, 200, 65, 66]));
      setTimeout(() => server.cut(), 20);
    });
    await expect(drain(engine.logs("web", { follow: true }))).rejects.toMatchObject({
      kind: "connection-lost",
    });
  });

  it("asks for logs since a moment with its fraction", async () => {
    const engine = await engineAt((request, response) =>
      request.url?.includes("/json") ? answer(response, inspected) : response.writeHead(200).end(),
    );
    await drain(engine.logs("web", { follow: false, since: 1_795_416_768_922, tail: 10 }));
    expect(server.requests.at(-1)).toContain("tail=10&since=1795416768.922000");
  });

  it("throws what a build says, without waiting for its end", async () => {
    const Components = [{ Name: "Podman Engine" }]; // whose builds need no session
    server = await socketServer(
      (request, response) => {
        if (request.url === "/version")
          return answer(response, { Version: "4.3.1", ApiVersion: "1.41", Components });
        response.writeHead(200);
        response.write(
          '{"stream":"Step 1"}\n{"errorDetail":{"message":"no such file"},"error":"no such file"}\n',
        );
      },
      { raw: true },
    );
    const engine = await connectDockerode(server.endpoint);
    const build = engine.buildImage(Readable.from([Buffer.alloc(1024)]), { tag: "x:1" });
    await expect(drain(build)).rejects.toMatchObject({ kind: "build-failed", message: "no such file" });
    expect(server.requests.at(-1)).toContain("version=1");
  });

  it("pulls one tag, with credentials in a header that nobody else gets", async () => {
    const headers: (string | string[] | undefined)[] = [];
    const engine = await engineAt((request, response) => {
      headers.push(request.headers["x-registry-auth"]);
      response.end('{"status":"Status: Image is up to date for x:1"}\n');
    });
    const auth = { username: "me", password: "secret?>", serveraddress: "r" };
    const options = { auth, platform: "linux/arm64" };
    await drain(engine.pullImage("r/x", options));
    await drain(engine.pullImage("r/x:1@sha256:0123456789012345678901234567890123", options));
    await drain(engine.pullImage("r/x:2"));
    expect(server.requests.slice(1)).toEqual([
      "POST /v1.46/images/create?fromImage=r%2Fx&tag=latest&platform=linux%2Farm64",
      "POST /v1.46/images/create?fromImage=r%2Fx&tag=sha256%3A0123456789012345678901234567890123&platform=linux%2Farm64",
      "POST /v1.46/images/create?fromImage=r%2Fx&tag=2",
    ]);
    const sent = headers.map((each) => each && JSON.parse(Buffer.from(String(each), "base64url").toString()));
    expect(sent).toEqual([auth, auth, undefined]);
    expect(options.auth).toBe(auth);
  });

  it("ends a pull with the engine's silence only by an abort, at once", async () => {
    const engine = await engineAt(() => {});
    const control = new AbortController();
    const pulling = drain(engine.pullImage("r/x:1", { signal: control.signal }));
    setTimeout(() => control.abort(), 100);
    await expect(pulling).rejects.toMatchObject({ kind: "aborted" });
    await expect.poll(() => server.requests.at(-1)).toContain("/images/create");
  });

  it("asks nothing about what cannot be an image", async () => {
    const asked: (string | undefined)[] = [];
    const engine = await engineAt((request, response) => {
      if (request.url?.includes("images")) asked.push(request.url);
      answer(response, {});
    });
    for (const reference of ["Not Valid", "../containers/web", "web?all=1"]) {
      await expect(engine.inspectImage(reference)).rejects.toMatchObject({
        failure: { code: "image-reference-invalid", facts: { image: reference } },
      });
    }
    expect(asked).toEqual([]);
  });

  it("tells a missing path from a missing container", async () => {
    const engine = await engineAt((request, response) =>
      request.url?.includes("/json")
        ? answer(
            response,
            request.url.includes("/web/") ? inspected : { message: "no" },
            request.url.includes("/web/") ? 200 : 404,
          )
        : answer(response, { message: "Could not find the file" }, 404),
    );
    expect(await engine.getArchive("web", "/nothing")).toBeNull();
    await expect(engine.getArchive("nobody", "/nothing")).rejects.toMatchObject({ kind: "not-found" });
  });

  it("takes started already and stopped already for done", async () => {
    const engine = await engineAt((_request, response) => response.writeHead(304).end());
    await engine.startContainer("web");
    await engine.stopContainer("web", 5);
    expect(server.requests.slice(1)).toEqual([
      "POST /v1.46/containers/web/start",
      "POST /v1.46/containers/web/stop?t=5",
    ]);
  });

  it("says when nobody is there, or a stranger", async () => {
    server = await socketServer((_request, response) => response.end("hello"), { raw: true });
    await expect(connectDockerode(server.endpoint)).rejects.toMatchObject({ kind: "not-docker" });
    await expect(connectDockerode("unix:///nowhere/docker.sock")).rejects.toMatchObject({ kind: "absent" });
    await expect(connectDockerode("ssh://box")).rejects.toMatchObject({ kind: "bad-request" });
  });
});
