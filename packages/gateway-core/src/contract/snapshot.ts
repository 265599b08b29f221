import { z } from "zod";
import { AdoptionState } from "./adoption.ts";
import { Answer } from "./answer.ts";
import { ChannelTrouble } from "./channels.ts";
import { Demo } from "./demo.ts";
import { DeviceRequest } from "./devices.ts";
import { Failure } from "./failure.ts";
import { Operation } from "./operation.ts";
import { Overrides } from "./overrides.ts";
import { PersonRequest } from "./people.ts";
import { PublishedPort } from "./published-port.ts";
import { SetupProgress } from "./setup.ts";

/** What a person sees as the state of things; design: one word, one shape, one colour each. */
export const phases = [
  "unknown",
  "no-engine",
  "engine-stopped",
  "no-image",
  "pulling",
  "building",
  "not-set-up",
  "starting",
  "running",
  "degraded",
  "stopping",
  "stopped",
  "needs-attention",
  "updating",
] as const;
export const Phase = z.enum(phases);
export type Phase = z.infer<typeof Phase>;

export const engineProducts = [
  "docker-engine",
  "docker-desktop",
  "colima",
  "orbstack",
  "rancher-desktop",
  "lima",
  "podman",
  "unknown",
] as const;
export const EngineProduct = z.enum(engineProducts);
export type EngineProduct = z.infer<typeof EngineProduct>;

/** One place we looked for an engine, and what came of it. */
export const EngineCandidate = z.object({
  /** Which rule named it: `setting`, `DOCKER_HOST`, `context colima`, `/var/run/docker.sock`, … */
  source: z.string(),
  endpoint: z.string(),
  outcome: z.enum([
    "ok",
    "absent",
    "refused",
    "permission",
    "timeout",
    "invalid",
    "not-docker",
    "unsupported",
    "error",
  ]),
  /** The reason in the system's own words, where there is one. */
  detail: z.string().optional(),
  version: z.string().optional(),
  /** Milliseconds the probe took. */
  tookMs: z.number(),
});
export type EngineCandidate = z.infer<typeof EngineCandidate>;

export const EngineFacts = z.object({
  endpoint: z.string(),
  source: z.string(),
  product: EngineProduct,
  /** Engine's own id (`docker info`), to tell two engines behind one socket path apart. */
  id: z.string(),
  version: z.string(),
  apiVersion: z.string(),
  operatingSystem: z.string(),
  architecture: z.string(),
  memoryBytes: z.number(),
  cpus: z.number(),
  rootless: z.boolean(),
  selinux: z.boolean(),
  /** Whether a path of this host means the same file to the engine, without a VM's file share between. */
  sharesHostFiles: z.boolean(),
  /** Where images are: the classic store keeps nothing of a pull that broke off, containerd's keeps finished layers. */
  imageStore: z.enum(["classic", "containerd"]),
  /** Folder of images, containers and volumes as the engine sees it, `/var/lib/docker`; empty where it does not say. */
  dataRoot: z.string(),
});
export type EngineFacts = z.infer<typeof EngineFacts>;

export const EngineState = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("searching") }),
  z.object({
    kind: z.literal("unavailable"),
    failure: Failure,
    report: z.array(EngineCandidate),
  }),
  z.object({
    kind: z.literal("connected"),
    facts: EngineFacts,
    report: z.array(EngineCandidate),
  }),
]);
export type EngineState = z.infer<typeof EngineState>;

export const GatewayHealth = z.object({
  /** `/healthz`: the process answers. */
  live: Answer,
  /** `/startupz`: boot finished; versions without it are `unknown` until `ready` says yes. */
  started: Answer,
  /** `/readyz`: every service of the gateway is well. */
  ready: Answer,
  /** What `/readyz` names as failing, such as `telegram`. */
  failing: z.array(z.string()),
  checkedAt: z.number().nullable(),
});
export type GatewayHealth = z.infer<typeof GatewayHealth>;

/** What the wished reference means on the engine, and whether its registry has something newer. */
export const WishedImage = z.object({
  /** On the engine: null where there is none, `unknown` before it was asked. */
  here: z
    .object({ id: z.string(), digest: z.string().nullable(), version: z.string().nullable() })
    .nullable()
    .or(z.literal("unknown")),
  /** What the registry's tag names now, where that is another image than the one here. */
  newer: z.object({ digest: z.string(), version: z.string().nullable() }).nullable(),
  /** When the registry was last asked; null where it never was. */
  checkedAt: z.number().nullable(),
});
export type WishedImage = z.infer<typeof WishedImage>;

export const GatewayContainer = z.object({
  id: z.string(),
  name: z.string(),
  status: z.enum(["created", "running", "paused", "restarting", "removing", "exited", "dead"]),
  image: z.object({
    /** The reference it was created from. */
    reference: z.string(),
    id: z.string(),
    /** `sha256:…` of the registry's manifest; null for an image that never came from a registry. */
    digest: z.string().nullable(),
    version: z.string().nullable(),
  }),
  createdAt: z.number(),
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
  exitCode: z.number().nullable(),
  oomKilled: z.boolean(),
  restartCount: z.number(),
  /** The engine's own health check. */
  engineHealth: z.enum(["none", "starting", "healthy", "unhealthy"]),
  published: z.array(PublishedPort),
  /** What differs from the wish, as spec field names; not empty means "recreate to apply". */
  drift: z.array(z.string()),
});
export type GatewayContainer = z.infer<typeof GatewayContainer>;

export const Gateway = z.object({
  container: GatewayContainer.nullable(),
  /** `http://127.0.0.1:18789`, only while published and verified. */
  address: z.string().nullable(),
  health: GatewayHealth,
});
export type Gateway = z.infer<typeof Gateway>;

/** Something a person should know that is not a failure of an operation. */
export const Notice = z.object({
  id: z.string(),
  code: z.enum([
    "settings-recovered",
    "settings-newer",
    "settings-read-only",
    "override-active",
    "exposed-beyond-loopback",
    "theirs-exposed",
    "open-to-network",
    "recreate-to-apply",
    "token-in-environment",
  ]),
  facts: z.record(z.string(), z.string()).optional(),
});
export type Notice = z.infer<typeof Notice>;

/** The whole truth a shell may show. Small, immutable, numbered; pushed whole, at most ten times a second. */
export const Snapshot = z.object({
  revision: z.int(),
  engine: EngineState,
  phase: Phase,
  /** Epoch milliseconds since when this phase holds. */
  since: z.number(),
  gateway: Gateway,
  wish: z.object({
    shouldRun: z.boolean(),
    image: z.string(),
    port: z.number(),
    overrides: Overrides,
  }),
  /** Of the gateway: the last one, running or over. */
  operation: Operation.nullable(),
  image: WishedImage,
  /** Of images: the last one, running or over. */
  imageOperation: Operation.nullable(),
  /** The newest copy of the state that one can go back to. */
  goBack: z.object({ checkpointId: z.string(), version: z.string().nullable(), at: z.number() }).nullable(),
  /** The last thing that went wrong and was neither fixed nor dismissed. */
  failure: Failure.extend({ at: z.number() }).nullable(),
  notices: z.array(Notice),
  /** How far a person has come in the wizard; null where it was never begun. */
  setup: SetupProgress.nullable(),
  demo: Demo.nullable(),
  /** How the gateway shown came to be, where it is not Rockpool's own from the beginning. */
  adoption: AdoptionState.nullable(),
  /** Channels of the running gateway that are not well; null while nobody knows. */
  channelTroubles: z.array(ChannelTrouble).nullable(),
  /** Who waits for a yes, the oldest first; null while nobody knows. */
  requests: z.object({ devices: z.array(DeviceRequest), people: z.array(PersonRequest) }).nullable(),
});
export type Snapshot = z.infer<typeof Snapshot>;
