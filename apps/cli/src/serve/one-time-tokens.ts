import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** Long enough to set up a tunnel, short enough that a link in an old scrollback is worth nothing. */
export const linkLifeMs = 60 * 60 * 1000;

/** The token of the one link that works at the moment. */
export interface OneTimeToken {
  /** A new token; the one before no longer works. */
  renew(): string;
  /** True once, for the latest token, while it lives. */
  redeem(token: string): boolean;
}

/** @param now epoch milliseconds. Only the hash of the token is kept. */
export function oneTimeToken(now: () => number): OneTimeToken {
  let current: { hash: Buffer; madeAt: number } | null = null;
  return {
    renew() {
      const token = randomBytes(32).toString("base64url");
      current = { hash: hashOf(token), madeAt: now() };
      return token;
    },
    redeem(token) {
      if (!current || now() - current.madeAt > linkLifeMs) return false;
      if (!timingSafeEqual(hashOf(token), current.hash)) return false;
      current = null;
      return true;
    },
  };
}

export function hashOf(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
