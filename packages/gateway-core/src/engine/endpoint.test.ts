import { describe, expect, it } from "vitest";
import { parseEndpoint, socketEndpoint } from "./endpoint.ts";

describe("parseEndpoint", () => {
  it.each([
    ["unix:///var/run/docker.sock", { kind: "socket", path: "/var/run/docker.sock" }],
    ["/run/user/1000/docker.sock", { kind: "socket", path: "/run/user/1000/docker.sock" }],
    [" unix:///a b ", { kind: "socket", path: "/a b" }],
    ["npipe:////./pipe/docker_engine", { kind: "socket", path: "//./pipe/docker_engine" }],
    ["\\\\.\\pipe\\docker_engine", { kind: "socket", path: "//./pipe/docker_engine" }],
    ["tcp://127.0.0.1:2375", { kind: "tcp", host: "127.0.0.1", port: 2375 }],
    ["tcp://localhost", { kind: "tcp", host: "localhost", port: 2375 }],
    ["tcp://[::1]:4000", { kind: "tcp", host: "::1", port: 4000 }],
    ["http://127.0.0.1:2375", { kind: "tcp", host: "127.0.0.1", port: 2375 }],
    ["localhost:2375", { kind: "tcp", host: "localhost", port: 2375 }],
    ["tcp://localhost:2376", { kind: "unsupported", reason: "tls" }],
    ["https://localhost:2376", { kind: "unsupported", reason: "tls" }],
    ["tcp://192.168.1.5:2375", { kind: "unsupported", reason: "remote" }],
    ["ssh://me@box", { kind: "unsupported", reason: "ssh" }],
  ])("reads %s", (text, expected) => {
    expect(parseEndpoint(text)).toEqual(expected);
  });

  it.each([
    "",
    "  ",
    "unix://",
    "unix://relative.sock",
    "npipe://docker",
    "fd://",
    "tcp://",
    "tcp://a:b:c",
    "tcp://:2375",
    "what",
    "docker.sock",
  ])("refuses %j, saying why", (text) => {
    const endpoint = parseEndpoint(text);
    expect(endpoint.kind).toBe("invalid");
    expect("reason" in endpoint && endpoint.reason).toMatch(/\w+ \w+/);
  });

  it("spells a socket as it reads it", () => {
    for (const path of ["/var/run/docker.sock", "//./pipe/docker_engine"]) {
      expect(parseEndpoint(socketEndpoint(path))).toEqual({ kind: "socket", path });
    }
  });
});
