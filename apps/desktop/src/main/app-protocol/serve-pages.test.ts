import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Protocol } from "electron";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { appSchemePrivileges, servePages } from "./serve-pages.ts";

let folder: string;
let answer: (request: Request) => Response | Promise<Response>;
let handled: string[];

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "rockpool-pages-"));
  mkdirSync(path.join(folder, "renderer"));
  writeFileSync(path.join(folder, "renderer", "index.html"), "<p>hello</p>");
  writeFileSync(path.join(folder, "secret.js"), "secret");
  handled = [];
  const protocol: Pick<Protocol, "handle" | "unhandle"> = {
    handle(scheme, handler) {
      handled.push(scheme);
      answer = handler;
    },
    unhandle: (scheme) => void handled.splice(handled.indexOf(scheme), 1),
  };
  stop = servePages(protocol, path.join(folder, "renderer"));
});
afterEach(() => rmSync(folder, { recursive: true }));
let stop: () => void;

describe("servePages", () => {
  it("answers with the file and every guard in its headers", async () => {
    const response = await answer(new Request("app://rockpool/index.html"));
    expect(await response.text()).toBe("<p>hello</p>");
    expect(Object.fromEntries(response.headers)).toEqual({
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": expect.stringMatching(/^default-src 'none'; /),
      "x-content-type-options": "nosniff",
      "cross-origin-opener-policy": "same-origin",
      "referrer-policy": "no-referrer",
    });
  });

  it.each([
    ["a file that is not there", new Request("app://rockpool/gone.js")],
    ["a file beside the folder", new Request("app://rockpool/..%2fsecret.js")],
    ["a request to change something", new Request("app://rockpool/index.html", { method: "POST" })],
  ])("has nothing for %s", async (_what, request) => {
    expect((await answer(request)).status).toBe(404);
  });

  it("goes away again", () => {
    expect(handled).toEqual(["app"]);
    stop();
    expect(handled).toEqual([]);
  });
});

describe("appSchemePrivileges", () => {
  it("is an origin like https, and may neither be fetched nor get around a policy", () => {
    expect(appSchemePrivileges).toEqual({
      scheme: "app",
      privileges: { standard: true, secure: true, codeCache: true },
    });
  });
});
