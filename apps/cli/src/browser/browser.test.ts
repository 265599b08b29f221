import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { opener } from "./opener.ts";
import { uidIn } from "./peer-uid.ts";
import { redirectFile, redirectPage } from "./redirect-file.ts";
import { redirectServer } from "./redirect-server.ts";

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

describe.runIf(process.platform === "linux")("the redirect", () => {
  function get(url: string, method = "GET"): Promise<{ status: number; location: string | undefined }> {
    return new Promise((resolve, reject) => {
      request(url, { method }, (response) => {
        response.resume();
        resolve({ status: response.statusCode ?? 0, location: response.headers.location });
      })
        .on("error", reject)
        .end();
    });
  }
  const uid = process.getuid?.() ?? -1;

  test("leads there once, and tells that it was used", async () => {
    const server = await redirectServer(target, { uid, patienceMs: 10_000 });
    expect(server.url).not.toContain("secret");
    expect((await get(new URL("/other", server.url).href)).status).toBe(404);
    expect((await get(server.url, "POST")).status).toBe(404);
    expect(await get(server.url)).toEqual({ status: 302, location: target });
    expect(await server.used).toBe(true);
    expect(await get(server.url)).toEqual({ status: 410, location: undefined });
    server.close();
  });

  test("is nothing to another user, who may have read the address from the process list", async () => {
    const server = await redirectServer(target, { uid: uid + 1, patienceMs: 50 });
    expect(await get(server.url)).toEqual({ status: 404, location: undefined });
    expect(await server.used).toBe(false);
    server.close();
  });
});

test("the kernel's table is read by both ports", () => {
  const table = [
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
    "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000   111        0 1 1",
    "   1: 0100007F:C350 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1000        0 2 1",
    "   2: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000   222        0 3 1",
  ].join("\n");
  expect(uidIn(table, 0xc350, 0x1f90)).toBe(1000);
  expect(uidIn(table, 0x1f90, 0xc350)).toBe(222);
  expect(uidIn(table, 1, 2)).toBeNull();
  expect(uidIn("", 1, 2)).toBeNull();
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
