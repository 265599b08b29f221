export interface NpmImageLack {
  /** `runtime`: of a provider's models; `channel`: installed when it is set up; `program`: on the PATH of the container. */
  kind: "runtime" | "channel" | "program";
  id: string;
  /** On npm, where it can be had. */
  package?: string;
}

/**
 * What the published images and those from source have and an image from npm has not. `codex` is what a setup with an OpenAI
 * key needs; one with an Anthropic key works without. Seen with 2026.9.6: `plugins list`, `channels list`, and the programs that
 * upstream's Dockerfile installs and `npmImageDockerfile` does not.
 */
export const npmImageLacks: readonly NpmImageLack[] = [
  { kind: "runtime", id: "codex", package: "@openclaw/codex" },
  { kind: "channel", id: "discord", package: "@openclaw/discord" },
  { kind: "channel", id: "slack", package: "@openclaw/slack" },
  { kind: "channel", id: "signal", package: "@openclaw/signal" },
  { kind: "channel", id: "whatsapp", package: "@openclaw/whatsapp" },
  { kind: "channel", id: "matrix", package: "@openclaw/matrix" },
  { kind: "channel", id: "msteams", package: "@openclaw/msteams" },
  { kind: "program", id: "python3" },
  { kind: "program", id: "lsof" },
];
