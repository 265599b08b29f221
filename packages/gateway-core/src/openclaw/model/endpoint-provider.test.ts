import { describe, expect, it } from "vitest";
import { endpointBaseUrl, endpointProvider } from "./endpoint-provider.ts";

describe("endpointBaseUrl", () => {
  it.each([
    ["openai", "https://api.example/v1/", "https://api.example/v1"],
    ["openai-responses", "https://api.example/v1", "https://api.example/v1"],
    ["anthropic", "https://api.example/v1", "https://api.example"],
    ["ollama", "http://host.docker.internal:11434/v1/", "http://host.docker.internal:11434"],
    ["ollama", "http://host.docker.internal:11434", "http://host.docker.internal:11434"],
  ] as const)("%s: %s becomes %s", (api, baseUrl, expected) => {
    expect(endpointBaseUrl({ api, baseUrl })).toBe(expected);
  });

  it.each([
    "http://localhost:8080/v1",
    "http://127.0.0.1:8080/v1",
    "http://[::1]:8080/v1",
    "http://0.0.0.0:8080/v1",
  ])("refuses %s, which is the container itself", (baseUrl) => {
    const fix = "http://host.docker.internal:8080/v1";
    expect(() => endpointBaseUrl({ api: "openai", baseUrl })).toThrow(
      expect.objectContaining({
        failure: expect.objectContaining({
          code: "input-invalid",
          facts: { field: "baseUrl", value: baseUrl, fix },
        }),
      }),
    );
  });
});

it.each([
  ["openai", "openai-completions"],
  ["openai-responses", "openai-responses"],
  ["anthropic", "anthropic-messages"],
  ["ollama", "ollama"],
] as const)("%s is OpenClaw's %s", (api, name) => {
  const endpoint = { baseUrl: "http://a.example", api, model: "m", key: "" };
  expect(endpointProvider(endpoint, "k")).toMatchObject({ api: name, models: [{ id: "m", name: "m" }] });
});
