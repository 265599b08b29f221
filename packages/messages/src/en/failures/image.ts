import type { FailureWords } from "../../failure-words.ts";
import { referenceProblems } from "../reference-problems.ts";
import { units } from "../units.ts";

function problemWords(problem: string | undefined): string {
  const known: Readonly<Record<string, string>> = referenceProblems;
  return problem !== undefined && Object.hasOwn(known, problem) ? `: ${known[problem]}` : "";
}

/** Facts used: `image`, `reason`, `platform`, `wanted`, `holder`, `path`, `registry`, `status`, `seconds`, `attempts`, `kept`, `problem`. */
export const imageFailures = {
  "image-missing": {
    title: () => "The OpenClaw image is not here",
    cause: ({ image }) => `The engine has no image called ${image ?? "like the one in Settings"}.`,
    whatToDo: ({ image }) =>
      `Get ${image ? "it" : "the image"} from its registry, or choose one that is already on this computer.`,
  },
  "image-reference-invalid": {
    title: () => "That is not an image name",
    cause: ({ image, problem }) =>
      `${image ? `“${image}”` : "The image in Settings"} cannot be read as an image name${problemWords(problem)}.`,
    whatToDo: () => "Use a name such as ghcr.io/openclaw/openclaw:latest.",
  },
  "image-unusable": {
    title: () => "This image cannot run a gateway",
    cause: ({ image, reason }) =>
      `${image ?? "The image"} is here, but ${reason ?? "OpenClaw could not be started from it"}.`,
    whatToDo: () => "Choose another image. The documentation uses ghcr.io/openclaw/openclaw.",
  },
  "image-not-openclaw": {
    title: () => "This is not an OpenClaw image",
    cause: ({ image, reason }) =>
      `${image ?? "The image"} ${reason ?? "says nothing of OpenClaw, and has no gateway to start"}.`,
    whatToDo: () => "Choose another image. Nothing was changed so far.",
  },
  "image-platform": {
    title: () => "The image is for other computers",
    cause: ({ image, platform, wanted }) =>
      `${image ?? "It"} is made for ${platform ?? "another platform"}; this engine runs ${wanted ?? "another one"}.`,
    whatToDo: () => "Choose an image for this platform. Nothing was changed so far.",
  },
  "image-in-use": {
    title: () => "The image is in use",
    cause: ({ image, holder }) =>
      `${holder ? `The container ${holder}` : "A container"} was made from ${image ?? "this image"}.`,
    whatToDo: () => "Remove that container first, or keep the image.",
  },
  "image-archive-invalid": {
    title: () => "This file holds no image",
    cause: ({ path, reason }) =>
      `${path ?? "The file"} is not what docker save writes${reason ? ` (${reason})` : ""}.`,
    whatToDo: () => "Choose a file that docker save or Rockpool's “Save” has written.",
  },
  "registry-not-found": {
    title: () => "The registry has no such image",
    cause: ({ image, registry }) => `${registry ?? "The registry"} knows no ${image ?? "such image"}.`,
    whatToDo: () => "Check the name and the tag. Under “Choose a version” are those that exist.",
  },
  "registry-denied": {
    title: () => "The registry refuses access",
    cause: ({ image, registry, reason }) =>
      `${registry ?? "The registry"} does not give ${image ?? "the image"} to you, with or without the sign-in of the Docker command line${reason ? ` (${reason})` : ""}.`,
    whatToDo: ({ registry }) =>
      `Sign in with docker login ${registry ?? "REGISTRY"}, then try again. A wrong name is refused in the same way.`,
  },
  "registry-rate-limited": {
    title: () => "Too many downloads for now",
    cause: ({ registry, seconds }) =>
      `${registry ?? "The registry"} asks to wait${seconds ? ` ${units.duration(Number(seconds) * 1000)}` : ""} before the next one.`,
    whatToDo: () => "Try again later, or sign in with docker login for a higher limit.",
  },
  "registry-unreachable": {
    title: () => "The registry cannot be reached",
    cause: ({ registry, reason }) =>
      `${registry ?? "The registry"} does not answer${reason ? ` (${reason})` : ""}.`,
    whatToDo: () => "Check the network and try again, or get the image from the documented mirror.",
  },
  "registry-error": {
    title: () => "The registry has a problem",
    cause: ({ registry, status, reason }) =>
      `${registry ?? "The registry"} answered ${status ? `with ${status}` : "with something unexpected"}${reason ? ` (${reason})` : ""}.`,
    whatToDo: () => "Try again in a while. It is not your computer's doing.",
  },
  "pull-interrupted": {
    title: () => "The download broke off",
    cause: ({ attempts, reason }) =>
      `The connection was lost${attempts ? ` ${attempts} times` : ""}${reason ? ` (${reason})` : ""}.`,
    whatToDo: ({ kept }) =>
      kept === "layers"
        ? "Try again: it goes on after the layers that had arrived."
        : "Try again. This engine keeps nothing of a download that did not finish.",
  },
} satisfies Record<string, FailureWords>;
