import { describe, expect, it } from "vitest";
import { asSeenFromContainer, emptyEndpoint, endpointInput, ownHost } from "./endpoint-draft.ts";

describe("endpointInput", () => {
  it.each(["", "models.example", "ftp://models.example", "http://", "https://"])(
    "refuses the address %j",
    (baseUrl) => {
      expect(endpointInput({ ...emptyEndpoint, baseUrl, model: "m" })).toBeNull();
    },
  );

  it("needs a model", () => {
    expect(endpointInput({ ...emptyEndpoint, baseUrl: "http://a/v1", model: " " })).toBeNull();
  });

  it("takes the blanks of a paste away", () => {
    expect(endpointInput({ baseUrl: " http://a/v1 ", api: "anthropic", model: " m ", key: " k\n" })).toEqual({
      baseUrl: "http://a/v1",
      api: "anthropic",
      model: "m",
      key: "k",
    });
  });
});

describe("ownHost", () => {
  it.each([
    ["http://localhost:8080/v1", "localhost"],
    ["http://127.0.0.1:1234", "127.0.0.1"],
    ["http://0.0.0.0", "0.0.0.0"],
    ["http://[::1]:8080", "[::1]"],
    ["https://localhost.example/v1", null],
    ["http://192.168.1.4:8080", null],
    ["localhost", null],
  ])("%s", (address, host) => {
    expect(ownHost(address)).toBe(host);
  });
});

it.each([
  ["http://localhost:8080/v1", "http://host.docker.internal:8080/v1"],
  ["http://127.0.0.1", "http://host.docker.internal"],
  ["http://[::1]:8080/", "http://host.docker.internal:8080/"],
  ["http://me:secret@LocalHost:1/localhost", "http://me:secret@host.docker.internal:1/localhost"],
])("%s is %s inside the container", (typed, seen) => {
  expect(asSeenFromContainer(typed)).toBe(seen);
});
