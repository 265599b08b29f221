import type { FailureWords } from "../../failure-words.ts";

/** Facts used: `channel`, `reason`, `field`, `cause`, `version`, `what`. */
export const connectingFailures = {
  "channel-refused": {
    title: ({ channel }) => `${channel ?? "The channel"} was not accepted`,
    cause: ({ reason }) => reason ?? "The gateway did not say why.",
    whatToDo: () => "Check what you entered and try again. Nothing was saved.",
  },
  "channel-install-failed": {
    title: ({ channel }) => `${channel ?? "The channel"} could not be installed`,
    cause: ({ reason, cause }) =>
      cause === "network"
        ? "The gateway's container does not reach the npm registry."
        : (reason ?? "Its package could not be got."),
    whatToDo: ({ cause }) =>
      cause === "network"
        ? "Check this computer's connection, proxy and firewall, then try again. The other channels go on."
        : "Try again. The other channels go on.",
  },
  "channel-unknown": {
    title: () => "There is no such channel",
    cause: ({ channel }) => `This gateway does not offer ${channel ? `"${channel}"` : "it"}.`,
    whatToDo: () => "Choose one of those that it lists.",
  },
  "login-expired": {
    title: () => "The code has expired",
    cause: () => "Nobody scanned it in time.",
    whatToDo: () => "Ask for a new one, and have the phone at hand.",
  },
  "login-failed": {
    title: () => "The sign-in did not work",
    cause: ({ reason }) => reason ?? "The gateway did not say why.",
    whatToDo: () => "Try again.",
  },
  "request-gone": {
    title: () => "That request is over",
    cause: ({ what }) => `${what ?? "It"} was answered elsewhere, or has expired.`,
    whatToDo: () => "Let them ask again.",
  },
  "gateway-too-old": {
    title: () => "This version of OpenClaw cannot do that",
    cause: ({ version, what }) =>
      `OpenClaw ${version ?? "as it runs"} does not offer ${what ?? "it"} to Rockpool.`,
    whatToDo: () => "Change the version, or use OpenClaw's own dashboard.",
  },
} satisfies Record<string, FailureWords>;
