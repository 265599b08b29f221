import type { HealthcheckSpec } from "../engine/container-spec.ts";
import { gatewayPort } from "./container-paths.ts";
import { shellQuote } from "./shell-quote.ts";

const script = `fetch("http://127.0.0.1:${gatewayPort}/healthz").then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))`;

/**
 * For `docker ps` and for those who watch without Rockpool. One line for every version: `dist/docker-healthcheck.js`
 * is not in images of 2026.4, and what it adds (finding the port) is not needed where the port is fixed.
 * The start period is long because slow first starts are legitimate (upstream issue 119958: over 4 minutes).
 */
export const gatewayHealthcheck: HealthcheckSpec = {
  // By a shell, as the flag of `docker run` has it: so both renderings are one.
  test: ["CMD-SHELL", `node -e ${shellQuote(script)}`],
  intervalSeconds: 60,
  timeoutSeconds: 10,
  startPeriodSeconds: 300,
  retries: 3,
};
