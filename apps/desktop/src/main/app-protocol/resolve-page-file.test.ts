import { describe, expect, it } from "vitest";
import { resolvePageFile } from "./resolve-page-file.ts";

const root = "/app/out/renderer";
const html = "text/html; charset=utf-8";

describe("resolvePageFile", () => {
  it.each([
    ["app://rockpool/", "index.html", html],
    ["app://rockpool/index.html?room=logs#x", "index.html", html],
    ["app://rockpool/assets/main-1a.js", "assets/main-1a.js", "text/javascript; charset=utf-8"],
    ["app://rockpool/assets/inter%20var.woff2", "assets/inter var.woff2", "font/woff2"],
    // The URL parser itself resolves these: they name the page, not its parent.
    ["app://rockpool/assets/..", "index.html", html],
    ["app://rockpool/assets/%2e%2e/%2e%2e/index.html", "index.html", html],
  ])("%s", (url, file, contentType) => {
    expect(resolvePageFile(root, url)).toEqual({ file: `${root}/${file}`, contentType });
  });

  it.each([
    ["another host", "app://elsewhere/index.html"],
    ["another scheme", "https://rockpool/index.html"],
    ["no URL", "index.html"],
    ["a way up", "app://rockpool/..%2f..%2fmain%2findex.js"],
    ["a way up for Windows", "app://rockpool/..%5c..%5cmain%5cindex.js"],
    ["a zero byte", "app://rockpool/index.html%00.js"],
    ["a broken escape", "app://rockpool/%E0%A4%A.js"],
    ["a kind of file that no page of ours has", "app://rockpool/.index.html.built-from"],
    ["a source map", "app://rockpool/assets/main.js.map"],
  ])("refuses %s", (_what, url) => {
    expect(resolvePageFile(root, url)).toBeNull();
  });
});
