/** The one model of the demo, as its gateway's config and its model server name it. */
export const demoModel = {
  provider: "rockpool-demo",
  id: "no-ai",
  name: "Rockpool's demo (no AI)",
  /** On 127.0.0.1 inside the container only; nothing of OpenClaw's listens there. */
  port: 18_080,
} as const;
