import type { Host } from "@rockpool/gateway-core/host/host";
import { testHost } from "@rockpool/gateway-core/testing/test-host";
import { messagesFor } from "@rockpool/messages/catalogue";
import { describe, expect, it } from "vitest";
import { readLaunch } from "./launch.ts";

const messages = messagesFor("en");
const read = (changes: Partial<Host>, ...argv: string[]) => readLaunch(testHost(changes), argv, messages);

describe("readLaunch", () => {
  it("keeps Chromium's files beside the settings, in a folder of their own", () => {
    expect(read({})).toMatchObject({
      ok: true,
      hidden: false,
      profile: "/home/me/.config/rockpool/profile",
      dirs: { config: "/home/me/.config/rockpool" },
    });
    expect(read({ env: { ROCKPOOL_HOME: "/elsewhere" } })).toMatchObject({ profile: "/elsewhere/profile" });
  });

  it("can start without a window", () => {
    expect(read({}, "electron", ".", "--hidden")).toMatchObject({ hidden: true });
  });

  it("says in words that there is no home", () => {
    const launch = read({ homeDir: null });
    expect(launch).toMatchObject({ ok: false, title: messages.failures["home-missing"].title({}) });
  });
});
