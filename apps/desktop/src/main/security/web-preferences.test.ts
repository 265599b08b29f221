import { describe, expect, it } from "vitest";
import { gatewayPagePreferences, ownPagePreferences } from "./web-preferences.ts";

describe.each([
  ["our page", ownPagePreferences("/app/preload.cjs")],
  ["the gateway's page", gatewayPagePreferences],
])("preferences of %s", (_page, preferences) => {
  it.each([
    ["sandbox", true],
    ["contextIsolation", true],
    ["nodeIntegration", false],
    ["nodeIntegrationInWorker", false],
    ["nodeIntegrationInSubFrames", false],
    ["webSecurity", true],
    ["allowRunningInsecureContent", false],
    ["experimentalFeatures", false],
    ["webviewTag", false],
    ["navigateOnDragDrop", false],
  ] as const)("%s is %s", (name, value) => {
    expect(preferences[name]).toBe(value);
  });
});

it("gives the gateway's page a partition of its own and no preload", () => {
  expect(gatewayPagePreferences.partition).toBe("persist:gateway");
  expect(gatewayPagePreferences).not.toHaveProperty("preload");
  expect(ownPagePreferences("/app/preload.cjs")).toMatchObject({ preload: "/app/preload.cjs" });
});
