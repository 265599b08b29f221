import type { SetupProgress } from "@rockpool/gateway-core/contract/setup";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import type { FakeBridge } from "../testing/fake-bridge.ts";
import { snapshotIn } from "../testing/snapshots.ts";
import { fill } from "./fill.ts";
import { type GalleryState, press } from "./gallery-state.ts";
import { failedPull, pullOperation } from "./sample-operations.ts";
import {
  answerSetup,
  checksWith,
  composeGateway,
  folders,
  ownState,
  rootOwned,
  setupProgress,
  setupSnapshot,
  storagePlace,
  takenPort,
} from "./sample-setup.ts";

type Part = Pick<GalleryState, "act" | "shows"> & {
  readonly snapshot?: Partial<Snapshot>;
  readonly answers?: (bridge: FakeBridge) => void;
};

function state(
  name: string,
  progress: Partial<SetupProgress>,
  { snapshot: part, answers, ...rest }: Part = {},
) {
  const snapshot = setupSnapshot(progress, part);
  const prepare = (bridge: FakeBridge) => {
    answerSetup(bridge, snapshot);
    answers?.(bridge);
  };
  return { name: `setup-${name}`, snapshot, prepare, ...rest } satisfies GalleryState;
}

const noImage = { phase: "no-image", image: { here: null, newer: null, checkedAt: null } } as const;

export const setupStates: GalleryState[] = [
  state("welcome", {}),
  state("welcome-more", {}, { act: () => press("OpenClaw in plain words") }),
  state("leave", {}, { act: () => press("Leave setup"), shows: "[role=alertdialog]" }),
  state(
    "existing",
    { step: "existing" },
    { answers: (bridge) => bridge.succeed("setup.found", { found: [ownState] }), shows: "[role=radiogroup]" },
  ),
  state(
    "existing-compose",
    { step: "existing" },
    {
      answers: (bridge) =>
        bridge
          .succeed("setup.found", {
            found: [composeGateway, { ...ownState, usedBy: "openclaw-openclaw-gateway-1" }],
          })
          .succeed("setup.checks", { checks: checksWith(takenPort) }),
      shows: "[role=radiogroup]",
    },
  ),
  state(
    "existing-long-text",
    { step: "existing" },
    {
      answers: (bridge) =>
        bridge.succeed("setup.found", {
          found: [
            {
              ...composeGateway,
              name: "the-research-team-of-a-company-with-quite-a-long-name-openclaw-gateway-1",
              image:
                "registry.internal.example-company-with-a-long-name.com:5000/platform/agents/openclaw-gateway-hardened:2026.8.12-bookworm-slim-amd64",
              version: null,
              running: false,
              addresses: ["127.0.0.1:18789", "[::]:28789"],
              state: "volume:the-research-team-of-a-company-with-quite-a-long-name_openclaw-state",
            },
          ],
        }),
      shows: "[role=radiogroup]",
    },
  ),
  state(
    "existing-looking",
    { step: "existing" },
    { answers: (bridge) => bridge.answer("setup.found", never) },
  ),
  state(
    "existing-none",
    { step: "image" },
    { snapshot: noImage, act: () => press("What is here"), shows: "h1" },
  ),
  state("image", { step: "image" }, { snapshot: noImage, shows: "[role=radiogroup]" }),
  state(
    "image-other",
    { step: "image" },
    { snapshot: noImage, act: () => press("Another version"), shows: "[role=switch]" },
  ),
  state(
    "image-build",
    { step: "image" },
    { snapshot: noImage, act: () => press("Build it here"), shows: "form" },
  ),
  state("image-file", { step: "image" }, { snapshot: noImage, act: () => press("Load it from a file") }),
  state(
    "image-pulling",
    { step: "image" },
    { snapshot: { ...noImage, phase: "pulling", imageOperation: pullOperation() } },
  ),
  state("image-failed", { step: "image" }, { snapshot: { ...noImage, imageOperation: failedPull } }),
  state(
    "image-built",
    { step: "image" },
    {
      snapshot: {
        ...noImage,
        imageOperation: pullOperation({
          kind: "build",
          state: "done",
          cancellable: false,
          image: {
            reference: "rockpool/openclaw:npm-2026.9.6",
            id: "sha256:1",
            digest: null,
            version: "2026.9.6",
          },
        }),
      },
    },
  ),
  state("image-here", { step: "data" }, { act: () => press("OpenClaw"), shows: "dl" }),
  state("data", { step: "data" }, { shows: "main ul" }),
  state("data-change", { step: "data" }, { act: () => press("Choose other places"), shows: "main ul" }),
  state(
    "data-invalid",
    { step: "data" },
    {
      act: async () => {
        await press("Choose other places");
        await fill("State folder", "~/openclaw");
      },
    },
  ),
  state(
    "data-refused",
    { step: "data" },
    {
      answers: (bridge) =>
        bridge.answer("setup.storage", ({ state: choice }) =>
          choice
            ? {
                ok: false,
                failure: {
                  code: "path-invalid",
                  message: "root of the disk",
                  facts: { value: "/", reason: "root" },
                },
              }
            : { ok: true, value: folders },
        ),
      act: async () => {
        await press("Choose other places");
        await fill("State folder", "/srv/");
        await new Promise((resolve) => setTimeout(resolve, 700));
      },
    },
  ),
  state(
    "data-volume",
    { step: "data" },
    {
      answers: (bridge) =>
        bridge.succeed("setup.storage", {
          state: storagePlace({
            kind: "volume",
            where: "rockpool-state",
            freeBytes: null,
            writable: "unknown",
          }),
          workspace: storagePlace({ where: "/Users/ada/.openclaw/workspace" }),
          because: "virtual-machine",
        }),
      shows: "main ul",
    },
  ),
  state(
    "data-root-owned",
    { step: "data" },
    { answers: (bridge) => bridge.succeed("setup.storage", rootOwned), shows: "main ul" },
  ),
  state(
    "data-little-room",
    { step: "data" },
    {
      answers: (bridge) =>
        bridge.succeed("setup.storage", {
          ...folders,
          state: storagePlace({
            where: "/home/a-person-with-quite-a-long-name/documents/projects/assistants/openclaw-state",
            freeBytes: 412_000_000,
            exists: true,
          }),
        }),
      shows: "main ul",
    },
  ),
  state(
    "data-made",
    { step: "data" },
    { snapshot: { phase: "running", gateway: snapshotIn("running").gateway }, shows: "main ul" },
  ),
  state("form", { step: "engine", form: true }),
  state(
    "form-existing",
    { step: "engine", form: true },
    {
      answers: (bridge) =>
        bridge
          .succeed("setup.found", { found: [ownState] })
          .succeed("setup.checks", { checks: checksWith(takenPort) }),
      shows: "[role=radiogroup]",
    },
  ),
  {
    name: "home-setup-left",
    snapshot: setupSnapshot({ step: "data", left: true }),
  },
  {
    name: "home-setup-left-running",
    snapshot: snapshotIn("running", { setup: setupProgress({ step: "hello", left: true }) }),
  },
];

function never(): Promise<never> {
  return new Promise(() => {});
}
