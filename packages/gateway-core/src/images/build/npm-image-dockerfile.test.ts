import { expect, test } from "vitest";
import {
  defaultNpmBase,
  defaultNpmRegistry,
  type NpmImage,
  npmImageDockerfile,
} from "./npm-image-dockerfile.ts";

const image: NpmImage = {
  version: "2026.9.6",
  base: defaultNpmBase,
  registry: defaultNpmRegistry,
  extraCa: false,
};

test("Version, base and registry stand where the build reads them", () => {
  const text = npmImageDockerfile({
    ...image,
    base: "debian:bookworm-slim",
    registry: "http://127.0.0.1:4873",
  });
  expect(text).toMatch(/^FROM debian:bookworm-slim AS runtime$/m);
  expect(text).toContain("npm pack --silent --pack-destination /tmp openclaw@2026.9.6;");
  expect(text).toContain('org.opencontainers.image.version="2026.9.6"');
  expect(text).toContain("npm_config_registry=http://127.0.0.1:4873;");
});

test("Only the last step names the version, so that two versions share all layers before it", () => {
  const last = (text: string) => text.slice(text.lastIndexOf("\nFROM "));
  const older = npmImageDockerfile({ ...image, version: "2026.4.29" });
  const newer = npmImageDockerfile(image);
  expect(older.replace(last(older), "")).toBe(newer.replace(last(newer), ""));
});

test("A build certificate is mounted for the steps that need it and copied into no final layer", () => {
  const text = npmImageDockerfile({ ...image, extraCa: true });
  expect(text).toContain("FROM scratch AS build-ca");
  expect(text).toContain("--mount=type=bind,from=build-ca,target=/run/build-ca");
  expect(text.match(/^COPY /gm)).toHaveLength(1);
  expect(npmImageDockerfile(image)).not.toContain("build-ca");
});

test("It needs no frontend from a registry and no heredoc", () => {
  const text = npmImageDockerfile({ ...image, extraCa: true });
  expect(text).not.toMatch(/^#\s*syntax/m);
  expect(text).not.toContain("<<");
});

test.each([
  ["version", { version: "latest" }],
  ["version", { version: "2026.9.6; curl evil" }],
  ["version", { version: "2026.9.6\nRUN evil" }],
  ["base", { base: "node AS x\nRUN evil" }],
  ["base", { base: "-x" }],
  ["registry", { registry: "https://registry.npmjs.org/ ; evil" }],
  ["registry", { registry: "file:///etc" }],
] as const)("A %s that could become another instruction is refused: %o", (name, change) => {
  expect(() => npmImageDockerfile({ ...image, ...change })).toThrow(`Not a usable ${name}`);
});

test.each(["2026.9.6", "2026.10.1", "2026.9.1-beta.1"])("%s is a version", (version) => {
  expect(npmImageDockerfile({ ...image, version })).toContain(`openclaw@${version};`);
});
