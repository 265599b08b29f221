import type { FailureWords } from "../../failure-words.ts";
import { capital, holderWords } from "../holder.ts";

/** Facts used: `port`, `holder`, `freePort`, `address`, `name`, `published`, `seconds`. */
export const containerFailures = {
  "port-taken": {
    title: ({ port }) => `Port ${port ?? "of the gateway"} is taken`,
    cause: ({ port, holder }) =>
      `${capital(holderWords(holder, "another program"))} already listens on port ${port ?? "we need"}.`,
    whatToDo: ({ freePort }) =>
      freePort
        ? `Use ${freePort} instead, or stop the other one and try again.`
        : "Choose another port in Settings, or stop the other one and try again.",
  },
  "port-taken-by-gateway": {
    title: () => "An OpenClaw gateway already runs here",
    cause: ({ port, holder }) =>
      `${capital(holderWords(holder, "another gateway"))} answers on port ${port ?? "we need"}. Rockpool does not start a second one beside it.`,
    whatToDo: () => "Open that gateway, or stop it and try again.",
  },
  "name-taken": {
    title: () => "The container's name is taken",
    cause: ({ name }) => `A container called ${name ?? "like ours"} exists, and Rockpool did not create it.`,
    whatToDo: () => "Rename or remove that container, then try again. Rockpool leaves it as it is.",
  },
  "container-gone": {
    title: () => "The gateway's container is gone",
    cause: () =>
      "It was removed outside Rockpool. Your state and workspace are not part of it and are still there.",
    whatToDo: () => "Start again: Rockpool makes a new container on the same state.",
  },
  "published-mismatch": {
    title: () => "The gateway listens at the wrong address",
    cause: ({ published }) =>
      `Rockpool asked for this computer only, and the engine published ${published ?? "something else"}. ` +
      "The gateway was stopped, so that nobody else on your network can reach it.",
    whatToDo: () => "Try again. When it stays, restart the engine.",
  },
  "stop-timeout": {
    title: () => "The gateway is still finishing",
    cause: ({ seconds }) =>
      `It was asked to stop and has not ended within ${seconds ?? "60"} s. A channel without network can take minutes.`,
    whatToDo: () => "Wait a little longer, or force it. Forcing can lose what it is just writing.",
  },
  "network-missing": {
    title: () => "A network is not there",
    cause: ({ network }) =>
      `The gateway is to join ${network ? `the network ${network}` : "a network"}, which the engine does not have.`,
    whatToDo: ({ network }) =>
      `Make it with docker network create ${network ?? "NAME"}, or take it out of the settings. Nothing was changed so far.`,
  },
} satisfies Record<string, FailureWords>;
