import { expect, it } from "vitest";
import { localEndpoint } from "./local-endpoint.ts";

it.each([
  ["ollama", "http://host.docker.internal:11434", "ollama", "http://host.docker.internal:11434"],
  ["ollama", "http://host.docker.internal:11434/v1/", "ollama", "http://host.docker.internal:11434"],
  ["lmstudio", "http://host.docker.internal:1234/", "openai", "http://host.docker.internal:1234/v1"],
  ["lmstudio", "http://host.docker.internal:1234/v1", "openai", "http://host.docker.internal:1234/v1"],
] as const)("%s at %s speaks %s at %s", (id, baseUrl, api, expected) => {
  expect(localEndpoint({ id, baseUrl }, "m")).toEqual({ baseUrl: expected, api, model: "m" });
});
