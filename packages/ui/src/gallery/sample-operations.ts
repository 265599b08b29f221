import type { Operation, Step } from "@rockpool/gateway-core/contract/operation";
import type { Progress } from "@rockpool/gateway-core/contract/progress";

const now = Date.now();

export function sampleProgress(part: Partial<Progress> = {}): Progress {
  return {
    phase: "downloading",
    items: [
      { id: "a3ed95caeb02", state: "present" },
      { id: "bd9ddc54bea9", state: "done" },
      { id: "f1b5933fe4b5", state: "unpacking" },
      { id: "9d48c3bd43c5", state: "active", bytesDone: 212_000_000, bytesTotal: 640_000_000 },
      { id: "7f2c0a4b1d3e", state: "waiting" },
    ],
    bytesDone: 412_000_000,
    bytesTotal: 1_120_000_000,
    rate: 8_400_000,
    etaMs: 84_000,
    ...part,
  };
}

/** A download a third of the way. */
export function pullOperation(part: Partial<Operation> = {}, step: Partial<Step> = {}): Operation {
  return {
    id: "op-pull",
    kind: "pull",
    state: "running",
    startedAt: now - 49_000,
    cancellable: true,
    steps: [
      {
        id: "pull-image",
        state: "doing",
        startedAt: now - 49_000,
        fraction: 0.37,
        progress: sampleProgress(),
        ...step,
      },
    ],
    ...part,
  };
}

export const retryingPull = pullOperation(
  {},
  { progress: sampleProgress({ phase: "retrying" }), facts: { attempt: "3" } },
);

export const failedPull: Operation = pullOperation(
  {
    state: "failed",
    cancellable: false,
    finishedAt: now - 4000,
    failure: {
      code: "registry-unreachable",
      message: "dial tcp: lookup ghcr.io: no such host",
      facts: { registry: "ghcr.io", reason: "no such host" },
      actions: [{ kind: "use-mirror", value: "docker.io/openclaw/openclaw:latest" }, { kind: "retry" }],
    },
  },
  { state: "failed", finishedAt: now - 4000 },
);

/** The release build of today, in the middle of its dependencies. */
export function buildOperation(part: Partial<Operation> = {}): Operation {
  return {
    id: "op-build",
    kind: "build",
    state: "running",
    startedAt: now - 312_000,
    cancellable: true,
    steps: [
      {
        id: "build-image",
        state: "doing",
        startedAt: now - 290_000,
        fraction: 0.4,
        progress: sampleProgress({
          phase: "building",
          bytesDone: 0,
          bytesTotal: undefined,
          rate: null,
          etaMs: null,
          items: [
            { id: "1", label: "FROM node:24-bookworm-slim", state: "present" },
            { id: "2", label: "COPY . .", state: "done" },
            { id: "3", label: "RUN corepack enable && pnpm install --frozen-lockfile", state: "active" },
            { id: "4", label: "RUN pnpm build", state: "waiting" },
            { id: "5", label: "RUN pnpm ui:build", state: "waiting" },
          ],
        }),
      },
    ],
    ...part,
  };
}

export const failedBuild: Operation = {
  ...buildOperation({ state: "failed", cancellable: false, finishedAt: now - 2000 }),
  steps: buildOperation().steps.map((step) =>
    step.state === "doing" ? { ...step, state: "failed" as const, finishedAt: now - 2000 } : step,
  ),
  failure: {
    code: "build-out-of-memory",
    message: "process /bin/sh -c pnpm build did not complete: exit code 137",
    facts: { has: "4100000000" },
  },
};

export const buildLines = Array.from({ length: 40 }, (_, line) =>
  line % 9 === 8
    ? `#12 ${line * 3}.4 WARN deprecated glob@7.2.3: Glob versions prior to v9 are no longer supported`
    : `#12 ${line * 3}.4 Progress: resolved ${1204 + line * 11}, reused 0, downloaded ${700 + line * 9}, added ${line * 14}`,
);

/** A change of version that copies the state. */
export const changeOperation: Operation = {
  id: "op-change",
  kind: "change",
  state: "running",
  startedAt: now - 31_000,
  cancellable: true,
  steps: [
    { id: "pull-image", state: "done", startedAt: now - 31_000, finishedAt: now - 9000 },
    { id: "check-target", state: "done", startedAt: now - 9000, finishedAt: now - 8600 },
    { id: "suspend-gateway", state: "done", startedAt: now - 8600, finishedAt: now - 8400 },
    { id: "stop-container", state: "done", startedAt: now - 8400, finishedAt: now - 5000 },
    {
      id: "write-checkpoint",
      state: "doing",
      startedAt: now - 5000,
      fraction: 0.55,
      progress: sampleProgress({
        phase: "reading",
        items: [],
        bytesDone: 226_000_000,
        bytesTotal: 412_000_000,
        rate: 92_000_000,
        etaMs: 3000,
      }),
    },
    { id: "create-container", state: "todo" },
    { id: "start-container", state: "todo" },
    { id: "wait-started", state: "todo" },
    { id: "settle", state: "todo" },
    { id: "commit-change", state: "todo" },
  ],
};

export const takeOverOperation: Operation = {
  id: "op-take-over",
  kind: "take-over",
  state: "running",
  startedAt: now - 14_000,
  cancellable: true,
  steps: [
    { id: "hold-source", state: "done", startedAt: now - 14_000, finishedAt: now - 13_900 },
    { id: "suspend-gateway", state: "done", startedAt: now - 13_900, finishedAt: now - 13_700 },
    { id: "stop-container", state: "done", startedAt: now - 13_700, finishedAt: now - 10_000 },
    { id: "write-checkpoint", state: "done", startedAt: now - 10_000, finishedAt: now - 7000 },
    { id: "create-container", state: "done", startedAt: now - 7000, finishedAt: now - 6600 },
    { id: "start-container", state: "done", startedAt: now - 6600, finishedAt: now - 6100 },
    { id: "verify-published", state: "done", startedAt: now - 6100, finishedAt: now - 6000 },
    { id: "wait-live", state: "doing", startedAt: now - 6000 },
    { id: "wait-started", state: "todo" },
    { id: "commit-take-over", state: "todo" },
  ],
};
