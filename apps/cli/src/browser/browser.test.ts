import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { opener } from "./opener.ts";
import { redirectFile, redirectPage } from "./redirect-file.ts";

const target = "http://127.0.0.1:18789/#token=secret";

describe("the opener", () => {
  const host = (platform: NodeJS.Platform, env: Record<string, string> = {}) => ({
    platform,
    env,
    arch: "x64",
    homeDir: "/home/ada",
    uid: 1000,
    gid: 1000,
    tmpDir: "/tmp",
    lanAddresses: [],
  });

  test.each<[NodeJS.Platform, Record<string, string>, string | null]>([
    ["darwin", {}, "open"],
    ["win32", {}, "rundll32"],
    ["linux", {}, null],
    ["linux", { DISPLAY: ":0" }, "xdg-open"],
    ["linux", { WAYLAND_DISPLAY: "wayland-0" }, "xdg-open"],
    ["linux", { BROWSER: "/usr/bin/helper" }, "/usr/bin/helper"],
    ["darwin", { BROWSER: "/usr/bin/helper" }, "/usr/bin/helper"],
    // A list, or a command with arguments, is for xdg-open to take apart.
    ["linux", { BROWSER: "firefox:chromium", DISPLAY: ":0" }, "xdg-open"],
    ["linux", { BROWSER: "firefox --new-tab %s" }, null],
  ])("on %s with %j is %s", (platform, env, command) => {
    expect(opener(host(platform, env))?.command ?? null).toBe(command);
  });
});

describe("the file", () => {
  test("is for this user's eyes only", async () => {
    const directory = mkdtempSync(join(tmpdir(), "rockpool-open-"));
    const file = await redirectFile(target, directory);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, "utf8")).toContain(target);
    rmSync(directory, { recursive: true });
  });

  test("holds the target as a value that cannot end the script", () => {
    const page = redirectPage('http://127.0.0.1/#"</script><script>alert(1)</script>');
    expect(page.match(/<\/script>/g)).toHaveLength(1);
  });
});
