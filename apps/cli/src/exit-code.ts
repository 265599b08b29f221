import type { FailureCode } from "@rockpool/gateway-core/contract/failure";

/** What scripts can rely on. The words are in the catalogue, `cli.exitCodes`; `rockpool --help` prints them. */
export const exitCode = {
  ok: 0,
  failed: 1,
  usage: 2,
  needsYes: 3,
  noEngine: 4,
  notHealthy: 5,
  interrupted: 130,
} as const;
export type ExitCodeName = keyof typeof exitCode;

const ofFailure: Partial<Record<FailureCode, ExitCodeName>> = {
  "input-invalid": "usage",
  "image-reference-invalid": "usage",
  "path-invalid": "usage",
  "build-no-dockerfile": "usage",
  "build-unknown-extension": "usage",
  "image-archive-invalid": "usage",
  "state-exists": "needsYes",
  "engine-missing": "noEngine",
  "engine-stopped": "noEngine",
  "engine-permission": "noEngine",
  "engine-endpoint-invalid": "noEngine",
  "engine-unreachable": "noEngine",
  "engine-other": "noEngine",
  "gateway-not-running": "notHealthy",
  "gateway-not-healthy": "notHealthy",
};

export function exitCodeOf(code: FailureCode): number {
  return exitCode[ofFailure[code] ?? "failed"];
}
