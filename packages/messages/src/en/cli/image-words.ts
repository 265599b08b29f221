import type { EngineImage } from "@rockpool/gateway-core/contract/images";
import { npmImageLacksWords } from "../npm-image-lacks.ts";
import { units } from "../units.ts";

const keptBecause: Record<NonNullable<EngineImage["keptBecause"]>, string> = {
  "in-use": "in use",
  wanted: "in settings",
  "go-back": "to go back",
  recent: "recent",
  "not-ours": "not made here",
};

const inAll = (bytes: number) => (bytes > 0 ? ` At most ${units.bytes(bytes)} become free.` : "");

/** Words of `rockpool image …`. */
export const image = {
  pull: {
    done: (what: string) => `The image is here: ${what}`,
  },
  build: {
    npmLacks: npmImageLacksWords(),
    done: (what: string) => `Built ${what}`,
    oneSource:
      "Say what to build from, with one of --from-npm VERSION, --from-release VERSION, --from-source FOLDER or --from-image REFERENCE.",
    severalSources: (given: string) => `${given} cannot go together. Give one source.`,
    notFor: (option: string, sources: string) => `${option} goes with ${sources} only. Leave it out.`,
    needsDockerfile:
      "--from-image needs --dockerfile FILE: the instructions that follow FROM (- reads them from standard input).",
    badVersion: (option: string, value: string) =>
      `${option} ${value} is not a version. Give one such as 2026.9.6 or 2026.9.1-beta.1.`,
    badSha256: (value: string) => `--sha256 ${value} is not a checksum. Give 64 hex digits.`,
    dockerfileUnreadable: (path: string, reason: string) => `${path} cannot be read (${reason}).`,
    dockerfileEmpty: (path: string) => `${path} is empty. Give the instructions that follow FROM.`,
    dockerfileTooLong: (path: string, most: number) =>
      `${path} is longer than ${units.count(most)} characters. Copy less into it.`,
    dockerfileWithFrom: (path: string) =>
      `${path} begins with FROM, which --from-image says already. Leave that line out.`,
    standardInput: "Standard input",
  },
  list: {
    columns: {
      version: "Version",
      reference: "Reference",
      digest: "Digest or id",
      size: "Size",
      created: "Created",
      usedBy: "Used by",
      kept: "Kept",
    },
    keptBecause,
    goes: "clean removes it",
    noName: "(no name)",
    unknownVersion: "no version",
    notRunning: (container: string) => `${container} (stopped)`,
    none: "No OpenClaw image is here. 'rockpool image pull' gets the one in settings.",
    leftovers: (count: number, bytes: number) =>
      `Left by builds: ${count === 1 ? "1 image" : `${count} images`} without a name, ${units.bytes(bytes)}. 'rockpool image clean' removes ${count === 1 ? "it" : "them"}.`,
  },
  tags: {
    channels: "Channels",
    versions: "Versions",
    prerelease: "preview",
    none: "none",
    more: "There are more; the registry's own page lists them all.",
  },
  remove: {
    goes: "Goes",
    stays: "Stays",
    deletes: (id: string, bytes: number) => `the image ${id}, at most ${units.bytes(bytes)}`,
    name: (reference: string) => `the name ${reference}`,
    keepsImage: (id: string) => `the image ${id}`,
    keepsShared: "layers that other images share; containers and their data",
    question: "Remove it?",
    done: (what: string) => `Removed ${what}.`,
    doneImage: (what: string, bytes: number) => `Removed ${what}.${inAll(bytes)}`,
    needsYes: "A removal waits for a yes. Add --yes, or look first with --dry-run.",
  },
  clean: {
    goes: "Goes",
    image: (name: string, bytes: number) => `${name}, ${units.bytes(bytes)}`,
    leftover: (id: string, bytes: number) => `${id}, left by a build, ${units.bytes(bytes)}`,
    stays: (count: number) =>
      count === 1
        ? "1 image stays: 'rockpool image list' says why."
        : `${count} images stay: 'rockpool image list' says why.`,
    atMost: (bytes: number) => `At most ${units.bytes(bytes)} become free; layers that others share stay.`,
    nothing: "Nothing to clean up: every image here is kept for a reason.",
    question: (count: number) => (count === 1 ? "Remove this image?" : `Remove these ${count} images?`),
    done: (count: number, bytes: number) =>
      `Removed ${count === 1 ? "1 image" : `${count} images`}; ${units.bytes(bytes)} are free.`,
    needsYes: "A clean-up waits for a yes. Add --yes, or look first with --dry-run.",
  },
  load: { done: (what: string) => `Loaded ${what}` },
  save: { done: (what: string, path: string) => `Saved ${what} to ${path}` },
  check: {
    newest: (reference: string, what: string) => `${reference} has not moved: ${what}`,
    newer: (reference: string, what: string) => `A newer ${reference} is there: ${what}`,
    have: (what: string) => `You have ${what}.`,
    haveNone: "It is not on this computer.",
    get: (reference: string) => `To change to it: rockpool image use ${reference}`,
    onlySettings: (variable: string) => `${variable} is not looked at: this checks the image in settings.`,
  },
  use: {
    from: (from: string, to: string) => `From ${from} to ${to}.`,
    to: (to: string) => `To ${to}.`,
    here: "The image is on this computer.",
    notHere: (bytes: number | null) =>
      bytes === null
        ? "The image is not on this computer: it is downloaded first, while your gateway goes on."
        : `The image is not on this computer: ${units.bytes(bytes)} are downloaded first, while your gateway goes on.`,
    rehearse: "Then the new version has to get ready on a copy of your state.",
    copy: "Then your gateway stops, its state is copied and the copy verified, and the new version starts.",
    lastCopy: (bytes: number, took: string) => `The last copy (${units.bytes(bytes)}) took ${took}.`,
    wayBack: "Where the new version does not get ready, the one you have comes back with its state.",
    done: (what: string, address: string) => `Now ${what}, at ${address}`,
    goBack: "To go back: rockpool rollback",
  },
};
