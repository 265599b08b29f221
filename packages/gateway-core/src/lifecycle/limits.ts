/** How long we wait for what, in milliseconds. Tests shorten them. */
export interface Limits {
  /** A gateway that starts may take any time as long as it goes on: no new log line and no change for this long ends the wait. */
  noProgressMs: number;
  /** Between SIGTERM and the question whether to force. */
  stopMs: number;
  /** For asking the gateway to suspend, opening the connection included. */
  suspendMs: number;
  doctorMs: number;
  /** How long a new version is watched after it is ready, before the old one counts as not needed any more. */
  settleMs: number;
}

export const defaultLimits: Limits = {
  noProgressMs: 300_000,
  stopMs: 60_000,
  suspendMs: 3_000,
  doctorMs: 600_000,
  settleMs: 5_000,
};
