import type { FailureWords } from "../../failure-words.ts";
import { units } from "../units.ts";
import { waitWords } from "../waits.ts";

/** Facts used: `exitCode`, `waitingFor`, `seconds`, `memory`, `version`, `reason`, `failing`. */
export const gatewayFailures = {
  "gateway-configuration": {
    title: () => "OpenClaw's configuration needs attention",
    cause: ({ exitCode }) =>
      `The gateway ended by itself (exit ${exitCode ?? "78"}): its configuration or a migration needs a decision.`,
    whatToDo: () => "Repair runs OpenClaw's own doctor on the stopped gateway, then starts it once more.",
  },
  "gateway-crashed": {
    title: () => "The gateway crashed",
    cause: ({ exitCode }) =>
      `It ended unexpectedly${exitCode ? ` with exit code ${exitCode}` : ""}. Your state is kept as it was.`,
    whatToDo: () => "Start it again, or look into the logs. Its last lines are in the details.",
  },
  "gateway-out-of-memory": {
    title: () => "The gateway ran out of memory",
    cause: ({ memory }) => `The engine ended it because memory was used up${memory ? ` (${memory})` : ""}.`,
    whatToDo: () => "Give the engine more memory (2 GB or more for OpenClaw), then start again.",
  },
  "gateway-not-healthy": {
    title: () => "The gateway does not get ready",
    cause: ({ waitingFor, failing, seconds }) => {
      const what = failing ?? (waitingFor && waitWords(waitingFor));
      const silence = seconds
        ? `nothing has moved for ${units.duration(Number(seconds) * 1000)}`
        : "it is not ready";
      return `The container runs, but ${silence}${what ? `. It waits for ${what}` : ""}.`;
    },
    whatToDo: () => "A first start can be slow. Look into the logs, or restart it.",
  },
  "gateway-not-running": {
    title: () => "The gateway is not running",
    cause: () => "This needs a running gateway.",
    whatToDo: () => "Start it and try again.",
  },
  "gateway-version-unknown": {
    title: () => "Unknown OpenClaw version",
    cause: ({ version }) =>
      `Rockpool could not tell which OpenClaw this is${version ? ` (${version})` : ""}.`,
    whatToDo: () => "Choose an image with a version in its tag.",
  },
  "gateway-rpc": {
    title: () => "The gateway did not answer",
    cause: ({ reason }) => `It runs, but a question to it failed${reason ? ` (${reason})` : ""}.`,
    whatToDo: () => "Try again in a moment. When it stays, restart the gateway.",
  },
  "gateway-sign-in": {
    title: () => "Rockpool cannot sign you in",
    cause: ({ reason }) =>
      `The gateway did not take what Rockpool knows for its secret${reason ? ` (${reason})` : ""}.`,
    whatToDo: () => "Open the dashboard and enter the secret there. Rockpool does not keep it.",
  },
} satisfies Record<string, FailureWords>;
