import type { FailureWords } from "../../failure-words.ts";

/** Facts used: `image`, `reason`. */
export const imageFailures = {
  "image-missing": {
    title: () => "The OpenClaw image is not here",
    cause: ({ image }) => `The engine has no image called ${image ?? "like the one in Settings"}.`,
    whatToDo: ({ image }) =>
      `Get it with docker pull ${image ?? "IMAGE"}, or choose an image that is already on this computer.`,
  },
  "image-reference-invalid": {
    title: () => "That is not an image name",
    cause: ({ image }) =>
      `${image ? `“${image}”` : "The image in Settings"} cannot be read as an image name.`,
    whatToDo: () => "Use a name such as ghcr.io/openclaw/openclaw:latest.",
  },
  "image-unusable": {
    title: () => "This image cannot run a gateway",
    cause: ({ image, reason }) =>
      `${image ?? "The image"} is here, but ${reason ?? "OpenClaw could not be started from it"}.`,
    whatToDo: () => "Choose another image. The documentation uses ghcr.io/openclaw/openclaw.",
  },
} satisfies Record<string, FailureWords>;
