import { readFile } from "node:fs/promises";
import type { CustomScheme, Protocol } from "electron";
import { contentSecurityPolicy } from "../security/content-security-policy.ts";
import { appScheme } from "./app-origin.ts";
import { resolvePageFile } from "./resolve-page-file.ts";

/** `codeCache` lets Chromium keep compiled scripts between starts, as it does for https pages. */
export const appSchemePrivileges: CustomScheme = {
  scheme: appScheme,
  privileges: { standard: true, secure: true, codeCache: true },
};

/** Serves the files under `root` at our origin. Takes a `Protocol`, so a session's own can be given. */
export function servePages(protocol: Pick<Protocol, "handle" | "unhandle">, root: string): () => void {
  protocol.handle(appScheme, async (request) => {
    const found = request.method === "GET" ? resolvePageFile(root, request.url) : null;
    if (found === null) return new Response(null, { status: 404 });
    try {
      return new Response(new Uint8Array(await readFile(found.file)), {
        headers: pageHeaders(found.contentType),
      });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
  return () => protocol.unhandle(appScheme);
}

export function pageHeaders(contentType: string): Record<string, string> {
  return {
    "content-type": contentType,
    "content-security-policy": contentSecurityPolicy,
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "no-referrer",
  };
}
