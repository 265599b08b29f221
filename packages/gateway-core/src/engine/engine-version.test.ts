import { afterEach, describe, expect, it } from "vitest";
import { answer, type SocketServer, silentServer, socketServer } from "../testing/socket-server.ts";
import { parseEndpoint } from "./endpoint.ts";
import { chooseApi, engineVersion } from "./engine-version.ts";

describe("chooseApi", () => {
  it.each([
    ["1.41", "1.12", "1.41"],
    ["1.52", "1.44", "1.47"],
    ["1.60", "1.50", "1.50"],
    ["1.9", "1.2", "1.9"],
    ["1.41", undefined, "1.41"],
  ])("speaks, with an engine of %s and at least %s, %s", (newest, oldest, chosen) => {
    expect(chooseApi(newest, oldest)).toBe(chosen);
  });
});

describe("engineVersion", () => {
  let server: SocketServer;
  afterEach(() => server.close());
  const ask = (limitMs = 2000) => engineVersion(parseEndpoint(server.endpoint), { limitMs });

  it("reads who answers", async () => {
    server = await socketServer(() => {});
    expect(await ask()).toEqual({ version: "27.0.0", apiVersion: "1.46", podman: false });
  });

  it("gives up on who never answers", async () => {
    server = await silentServer();
    await expect(ask(30)).rejects.toMatchObject({ kind: "timeout" });
  });

  it.each([
    ["plain text", "hello", 200],
    ["another service", '{"name":"web"}', 200],
    ["a list", "[]", 200],
    ["a missing page", "not found", 404],
  ])("knows that %s is no engine", async (_name, body, status) => {
    server = await socketServer((_request, response) => response.writeHead(status).end(body), { raw: true });
    await expect(ask()).rejects.toMatchObject({ kind: "not-docker" });
  });

  it("hands on what an engine in trouble says", async () => {
    server = await socketServer((_, response) => answer(response, { message: "starting" }, 503), {
      raw: true,
    });
    await expect(ask()).rejects.toMatchObject({ kind: "server-error", statusCode: 503, message: "starting" });
  });
});
