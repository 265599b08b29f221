import { request } from "node:http";
import { describe, expect, test } from "vitest";
import { redirectServer } from "./redirect-server.ts";

const target = "http://127.0.0.1:18789/#token=secret";

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
