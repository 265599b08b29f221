import { randomBytes } from "node:crypto";

/** A new gateway token: 32 random bytes as 64 hex digits, the form setup.sh makes. */
export function newGatewayToken(): string {
  return randomBytes(32).toString("hex");
}
