import { randomBytes, timingSafeEqual } from "node:crypto";
import { hashOf } from "./one-time-tokens.ts";

export interface NewSession {
  /** Path below which the session's cookie is sent. */
  path: string;
  /** Value of the Set-Cookie header. */
  setCookie: string;
}

export interface Sessions {
  begin(): NewSession;
  /** Whether a request to `url` belongs to a session, and where in it: `/bridge` of `/s/…/bridge`. */
  find(url: string, cookieHeader: string | undefined): { rest: string } | null;
}

/** More browsers than one person uses; the oldest session ends when one more begins. */
const maxSessions = 20;
const cookieName = "rockpool";
const sessionPath = /^\/s\/([A-Za-z0-9_-]{22})(\/[a-z]*)$/;

/**
 * Signed-in browsers. Cookies know no ports: one for `/` would also be sent to the gateway's own page at another port of
 * 127.0.0.1. So each session has a path of its own that only our page knows, and the cookie is for that path.
 */
export function sessions(): Sessions {
  const secrets = new Map<string, Buffer>();
  return {
    begin() {
      const id = randomBytes(16).toString("base64url");
      const secret = randomBytes(32).toString("base64url");
      secrets.set(id, hashOf(secret));
      const [oldest] = secrets.keys();
      if (secrets.size > maxSessions && oldest !== undefined) secrets.delete(oldest);
      const path = `/s/${id}/`;
      return { path, setCookie: `${cookieName}=${secret}; Path=${path}; HttpOnly; SameSite=Strict` };
    },
    find(url, cookieHeader) {
      const [, id, rest] = sessionPath.exec(url) ?? [];
      const expected = id === undefined ? undefined : secrets.get(id);
      if (!expected || rest === undefined) return null;
      const given = cookies(cookieHeader).filter(([name]) => name === cookieName);
      return given.some(([, value]) => timingSafeEqual(hashOf(value), expected)) ? { rest } : null;
    },
  };
}

function cookies(header = ""): [string, string][] {
  return header.split(";").map((pair) => {
    const [name = "", ...value] = pair.trim().split("=");
    return [name, value.join("=")];
  });
}
