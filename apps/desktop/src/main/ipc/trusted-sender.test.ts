import type { IpcMainInvokeEvent } from "electron";
import { describe, expect, it } from "vitest";
import { isTrustedSender } from "./trusted-sender.ts";

const origin = "app://rockpool";
const own = {};
const page = { url: "app://rockpool/index.html?room=logs", parent: null };

describe("isTrustedSender", () => {
  it.each([
    ["the main frame of our window", own, page, true],
    ["a frame within it", own, { ...page, parent: page }, false],
    ["a frame that is gone", own, null, false],
    ["another window with our page", {}, page, false],
    ["our window at another origin", own, { ...page, url: "https://rockpool/index.html" }, false],
    ["our window at a host that begins like ours", own, { ...page, url: "app://rockpool.example/" }, false],
    ["our window at no URL", own, { ...page, url: "" }, false],
  ])("%s: %#", (_who, sender, senderFrame, trusted) => {
    const event = { sender, senderFrame } as unknown as IpcMainInvokeEvent;
    expect(isTrustedSender(event, own, origin)).toBe(trusted);
  });

  it("trusts nobody while we have no window", () => {
    const event = { sender: null, senderFrame: page } as unknown as IpcMainInvokeEvent;
    expect(isTrustedSender(event, null, origin)).toBe(false);
  });
});
