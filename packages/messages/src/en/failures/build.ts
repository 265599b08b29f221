import type { FailureWords } from "../../failure-words.ts";
import { units } from "../units.ts";

/** Facts used: `step`, `exitCode`, `path`, `file`, `reason`, `extension`, `has`, `needs` (both bytes), `archive`. */
export const buildFailures = {
  "build-failed": {
    title: () => "The image could not be built",
    cause: ({ step, exitCode }) =>
      step
        ? `This step ended${exitCode ? ` with exit code ${exitCode}` : " badly"}: ${step}`
        : "The engine's builder gave up.",
    whatToDo: () => "The last lines of the build are in the details. No image was made or replaced.",
  },
  "build-out-of-memory": {
    title: () => "The build ran out of memory",
    cause: ({ has }) =>
      `A step was killed (exit 137), which is how an engine${has ? ` with ${units.bytes(Number(has))}` : ""} ends what needs too much.`,
    whatToDo: () =>
      "Give the engine more memory (6 GB or more for a build from source), or take the published image.",
  },
  "build-no-dockerfile": {
    title: () => "There is no Dockerfile",
    cause: ({ path }) =>
      `${path ?? "The folder"} has no file named Dockerfile, so it is no OpenClaw checkout.`,
    whatToDo: () => "Choose the folder that git clone has made.",
  },
  "build-context-invalid": {
    title: () => "The folder cannot be built from",
    cause: ({ path, file, reason }) =>
      file
        ? `${file} leads out of ${path ?? "the chosen folder"}, or cannot be read${reason ? ` (${reason})` : ""}.`
        : `${path ?? "The folder"} cannot be read${reason ? ` (${reason})` : ""}.`,
    whatToDo: () => "Remove that entry, or name it in .dockerignore.",
  },
  "build-unknown-extension": {
    title: () => "No such plugin",
    cause: ({ extension }) => `The source has no plugin called ${extension ?? "that"}.`,
    whatToDo: () => "Check the name; those that exist are the folders below “extensions”.",
  },
  "build-too-little-memory": {
    title: () => "Too little memory to build",
    cause: ({ has, needs }) =>
      `The engine has ${has ? units.bytes(Number(has)) : "too little"}; this build needs ${needs ? units.bytes(Number(needs)) : "more"}.`,
    whatToDo: () => "Give the engine more memory, or take the published image. Nothing was begun.",
  },
  "source-archive-invalid": {
    title: () => "The source archive cannot be trusted",
    cause: ({ archive, reason }) => `${archive ?? "It"} ${reason ?? "is not what it should be"}.`,
    whatToDo: () => "Nothing of it was used. Try again, or take the published image.",
  },
} satisfies Record<string, FailureWords>;
