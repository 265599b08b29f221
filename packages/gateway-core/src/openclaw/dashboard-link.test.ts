import { describe, expect, it } from "vitest";
import type { FakeProgram } from "../engine/fake/fake-program.ts";
import { dashboardLink, withPublishedAddress } from "./dashboard-link.ts";
import type { GatewayAuth } from "./gateway-auth.ts";
import { runningContainer } from "./testing/running-container.ts";

const address = "http://127.0.0.1:28789";
const unreadable: GatewayAuth = { mode: "token", secret: null, why: "secret-ref" };
// As 2026.9.6 prints it.
const browserUrl =
  "http://127.0.0.1:18789/#bootstrapToken=abc-DEF_1&bootstrapProfile=owner&gatewayUrl=ws%3A%2F%2F127.0.0.1%3A18789";
const published = browserUrl.replaceAll("18789", "28789");

async function linkWith(
  auth: GatewayAuth,
  program?: FakeProgram,
): Promise<{ url: string; signedIn: boolean }> {
  const { engine, id } = await runningContainer();
  if (program !== undefined) engine.programs.set("node dist/index.js dashboard --json", program);
  return dashboardLink(engine, id, address, auth);
}

function printing(text: string, code = 0): FakeProgram {
  return ({ stdout }) => {
    stdout.write(text);
    return code;
  };
}

describe("dashboardLink", () => {
  it("signs in by the token where it can be read", async () => {
    expect(await linkWith({ mode: "token", secret: "a b&c", why: "config" })).toEqual({
      url: `${address}/#token=a%20b%26c`,
      signedIn: true,
    });
  });

  it("signs in by the one-time link where it cannot", async () => {
    const output = `Dashboard ready\n${JSON.stringify({ ok: true, url: "x", tokenIncluded: false, browserUrl }, null, 2)}\n`;
    expect(await linkWith(unreadable, printing(output))).toEqual({ url: published, signedIn: true });
    const password: GatewayAuth = { mode: "password", secret: "p", why: "config" };
    expect(await linkWith(password, printing(output))).toEqual({ url: published, signedIn: true });
  });

  it.each([
    ["the version knows no --json", printing("error: unknown option '--json'\n", 1)],
    ["there is no one-time link", printing('{"ok":true,"url":"http://127.0.0.1:18789/"}')],
    ["the CLI says no", printing('{"ok":false,"reason":"no gateway"}', 1)],
  ])("leaves the sign-in to the page where %s", async (_what, program) => {
    expect(await linkWith(unreadable, program)).toEqual({ url: `${address}/`, signedIn: false });
  });

  it("needs no secret where there is none, and has none for a proxy", async () => {
    const none: GatewayAuth = { mode: "none", secret: null, why: "no-secret-needed" };
    expect(await linkWith(none)).toEqual({ url: `${address}/`, signedIn: true });
    const proxy: GatewayAuth = { mode: "trusted-proxy", secret: null, why: "trusted-proxy" };
    expect(await linkWith(proxy)).toEqual({ url: `${address}/`, signedIn: false });
  });
});

describe("withPublishedAddress", () => {
  it("puts the published port in both places and changes nothing else", () => {
    expect(withPublishedAddress(browserUrl, address)).toBe(published);
  });

  it.each([
    ["http://127.0.0.1:18789/chat#bootstrapToken=a", "http://127.0.0.1:28789/chat#bootstrapToken=a"],
    ["http://127.0.0.1:18789/", "http://127.0.0.1:28789/"],
  ])("%s", (link, expected) => {
    expect(withPublishedAddress(link, address)).toBe(expected);
  });
});
