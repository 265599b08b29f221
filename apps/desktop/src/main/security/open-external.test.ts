import { describe, expect, it } from "vitest";
import { createOpenExternal, externalUrl } from "./open-external.ts";

describe("externalUrl", () => {
  it.each([
    ["https://docs.openclaw.ai/install/docker", "https://docs.openclaw.ai/install/docker"],
    ["http://127.0.0.1:18789/#token=abc", "http://127.0.0.1:18789/#token=abc"],
    ["HTTPS://Example.COM", "https://example.com/"],
    ["https://example.com/a b", "https://example.com/a%20b"],
  ])("%s goes out as %s", (url, opened) => {
    expect(externalUrl(url)).toBe(opened);
  });

  it.each([
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/html,hi",
    "smb://server/share",
    "ms-msdt:/id PCWDiagnostic",
    "rockpool://open",
    "app://rockpool/index.html",
    "https://user:secret@example.com/",
    "//example.com",
    "not a url",
    "",
  ])("%s stays in", (url) => {
    expect(externalUrl(url)).toBeNull();
  });
});

describe("createOpenExternal", () => {
  it("hands over what passes, once, and survives a system without a browser", async () => {
    const opened: string[] = [];
    const openExternal = createOpenExternal((url) => {
      opened.push(url);
      return Promise.reject(new Error("no browser"));
    });
    openExternal("https://example.com");
    openExternal("file:///etc/passwd");
    await Promise.resolve();
    expect(opened).toEqual(["https://example.com/"]);
  });
});
