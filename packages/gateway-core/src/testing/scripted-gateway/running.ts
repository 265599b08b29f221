import type { GatewayScript } from "./gateway-script.ts";

/** A running gateway as its parts see it; `script` is read anew, so that a test can change it meanwhile. */
export interface Running {
  version: string;
  era: "2026.9" | "2026.4";
  startedAt: number;
  script(): GatewayScript;
  suspended: boolean;
}

/** Milliseconds after the start when `/startupz` says yes. */
export function startedAfter(script: GatewayScript): number {
  return Math.max(script.startedAfterMs ?? 0, script.listenAfterMs ?? 0);
}

/** Milliseconds after the start when `/readyz` says yes. */
export function readyAfter(script: GatewayScript): number {
  return Math.max(script.readyAfterMs ?? 0, startedAfter(script));
}
