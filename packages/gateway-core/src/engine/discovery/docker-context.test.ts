import { describe, expect, it } from "vitest";
import { memoryFiles } from "../../testing/memory-files.ts";
import { dockerContext } from "./docker-context.ts";

/** sha256 of "colima", as the docker CLI names the directory. */
const colima = "f24fd3749c1368328e2b149bec149cb6795619f244c5b584e844961215dadd16";
const meta = JSON.stringify({
  Name: "colima",
  Metadata: { Description: "colima" },
  Endpoints: { docker: { Host: "unix:///home/me/.colima/default/docker.sock", SkipTLSVerify: false } },
});
const config = "/home/me/.docker";

describe("dockerContext", () => {
  it("reads the current context", () => {
    const files = memoryFiles({
      [`${config}/config.json`]: '{"currentContext":"colima"}',
      [`${config}/contexts/meta/${colima}/meta.json`]: meta,
    });
    expect(dockerContext(files, config, null)).toEqual({
      kind: "endpoint",
      name: "colima",
      host: "unix:///home/me/.colima/default/docker.sock",
      tls: false,
    });
  });

  it("takes the one named in the environment first", () => {
    const files = memoryFiles({
      [`${config}/config.json`]: '{"currentContext":"other"}',
      [`${config}/contexts/meta/${colima}/meta.json`]: meta,
      [`${config}/contexts/tls/${colima}/docker/ca.pem`]: "x",
    });
    expect(dockerContext(files, config, "colima")).toMatchObject({ name: "colima", tls: true });
  });

  it.each<[string, Record<string, string>]>([
    ["no config at all", {}],
    ["no current context", { [`${config}/config.json`]: "{}" }],
    ["the default one", { [`${config}/config.json`]: '{"currentContext":"default"}' }],
    ["a config that is no JSON", { [`${config}/config.json`]: "{" }],
  ])("finds none with %s", (_name, tree) => {
    expect(dockerContext(memoryFiles(tree), config, null)).toBeNull();
  });

  it.each<[string, Record<string, string>]>([
    ["it is gone", {}],
    ["its meta is no JSON", { [`${config}/contexts/meta/${colima}/meta.json`]: "{" }],
    [
      "it is for something else",
      { [`${config}/contexts/meta/${colima}/meta.json`]: '{"Endpoints":{"kubernetes":{}}}' },
    ],
  ])("says that a context is broken when %s", (_name, tree) => {
    expect(dockerContext(memoryFiles(tree), config, "colima")).toMatchObject({
      kind: "broken",
      name: "colima",
    });
  });
});
