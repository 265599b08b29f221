/** Reasons that the gateway gives while it is not ready, in words. Source: OpenClaw docs/gateway/health. */
const known: Readonly<Record<string, string>> = {
  sidecars: "its helpers",
  "startup-sidecars": "its helpers",
  "plugin-reload": "its plugins",
  draining: "its last work",
};

/** What a gateway waits for, in the middle of a sentence; a reason that we do not know is shown as it is. */
export function waitWords(reason: string): string {
  return known[reason] ?? (reason.startsWith("agent-database:") ? "an agent's database" : reason);
}
