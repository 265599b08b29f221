import type { Session } from "electron";
import { describe, expect, it } from "vitest";
import { denyPermissions, mayHave } from "./permissions.ts";

const gateway = "http://127.0.0.1:18789";
const all = [
  "clipboard-read",
  "display-capture",
  "fullscreen",
  "geolocation",
  "hid",
  "idle-detection",
  "media",
  "midi",
  "notifications",
  "openExternal",
  "pointerLock",
  "serial",
  "storage-access",
  "window-management",
];

describe("mayHave", () => {
  it.each(all)("%s: no", (permission) => {
    expect(mayHave(permission, `${gateway}/`, gateway)).toBe(false);
  });

  it.each([
    ["the trusted page", `${gateway}/chat`, gateway, true],
    ["a frame from elsewhere", "https://example.com/", gateway, false],
    ["the same host on another port", "http://127.0.0.1:1/", gateway, false],
    ["no URL at all", "", gateway, false],
    ["a page before any is trusted", `${gateway}/`, null, false],
  ])("copying text, asked by %s", (_who, url, trusted, may) => {
    expect(mayHave("clipboard-sanitized-write", url, trusted)).toBe(may);
  });
});

it("denies through every handler that a session has", () => {
  const answers: unknown[] = [];
  const session = {
    setPermissionRequestHandler: (
      handler: NonNullable<Parameters<Session["setPermissionRequestHandler"]>[0]>,
    ) =>
      handler({} as never, "media", (granted) => answers.push(granted), { requestingUrl: gateway } as never),
    setPermissionCheckHandler: (handler: NonNullable<Parameters<Session["setPermissionCheckHandler"]>[0]>) =>
      answers.push(handler(null, "media", gateway, {} as never)),
    setDevicePermissionHandler: (
      handler: NonNullable<Parameters<Session["setDevicePermissionHandler"]>[0]>,
    ) => answers.push(handler({} as never)),
  };
  denyPermissions(session as unknown as Session, () => gateway);
  expect(answers).toEqual([false, false, false]);
});
