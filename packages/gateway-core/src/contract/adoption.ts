import { z } from "zod";
import { Answer } from "./answer.ts";
import { CheckpointPart } from "./checkpoint.ts";
import { PublishedPort } from "./published-port.ts";

/**
 * Who a gateway is: what stays when its container is made anew by its owner. `engine` is the engine's own id, so that two
 * engines behind one socket path are told apart. Never a guess: where neither fits, there is no identity.
 */
export const GatewayIdentity = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("compose"), engine: z.string(), project: z.string(), service: z.string() }),
  z.object({ kind: z.literal("container"), engine: z.string(), name: z.string() }),
  z.object({ kind: z.literal("native"), stateDir: z.string() }),
]);
export type GatewayIdentity = z.infer<typeof GatewayIdentity>;

/** Who made it, by labels and names that these tools write. */
export const GatewayOrigin = z.object({
  kind: z.enum([
    "compose",
    "run",
    "clawpier",
    "outclaw",
    "sallyom",
    "fleet",
    "rockpool",
    "native",
    "unknown",
  ]),
  /** Of a compose project: as its labels say; the file may be gone. */
  project: z.string().nullable(),
  service: z.string().nullable(),
  files: z.array(z.object({ path: z.string(), exists: Answer })),
});
export type GatewayOrigin = z.infer<typeof GatewayOrigin>;

export const FoundMount = z.object({
  kind: z.enum(["bind", "volume", "tmpfs", "other"]),
  source: z.string(),
  target: z.string(),
  readOnly: z.boolean(),
});
export type FoundMount = z.infer<typeof FoundMount>;

/** A gateway of OpenClaw that is not ours, on any reachable engine or natively on this host. */
export const FoundInstance = z.object({
  /** Of its identity; what calls take. */
  id: z.string(),
  identity: GatewayIdentity,
  /** For people and the command line: the container's name, `native` for one without. Unique in one list. */
  name: z.string(),
  origin: GatewayOrigin,
  /** null for a native one. */
  engine: z.object({ endpoint: z.string(), source: z.string(), isCurrent: z.boolean() }).nullable(),
  /** null for a native one. */
  containerId: z.string().nullable(),
  image: z.string().nullable(),
  version: z.string().nullable(),
  running: z.boolean(),
  /** The engine's own health check; `none` without one. A native gateway's is asked of its port. */
  health: z.enum(["none", "starting", "healthy", "unhealthy", "unknown"]),
  published: z.array(PublishedPort),
  /** `this-computer`, `network` where it is published beyond loopback, `nobody` where nothing is published. */
  openTo: z.enum(["this-computer", "network", "nobody", "unknown"]),
  mounts: z.array(FoundMount),
  /** `bind:/path` or `volume:name`. */
  state: z.string().nullable(),
  /** Others that work on the same state, by name. Never to be started together with it. */
  sharesStateWith: z.array(z.string()),
  /** Names of containers that live in its network, such as upstream's `openclaw-cli`. */
  companions: z.array(z.string()),
  /** Names, never values, of what looks like a secret in its environment. */
  secretNames: z.array(z.string()),
  /** What may be done with it, and the code of why not. */
  may: z.object({
    watch: z.boolean(),
    operate: z.boolean(),
    takeOver: z.boolean(),
    import: z.boolean(),
  }),
  because: z.string().nullable(),
});
export type FoundInstance = z.infer<typeof FoundInstance>;

/** How Rockpool stands to the gateway that it shows. */
export const AdoptionMode = z.enum(["watch", "operate"]);
export type AdoptionMode = z.infer<typeof AdoptionMode>;

/** A gateway of somebody else's that Rockpool shows in place of its own. Kept in the settings file. */
export const Adopted = z.object({
  identity: GatewayIdentity,
  mode: AdoptionMode,
  /** As it was called when it was adopted. */
  name: z.string(),
  /** Of its engine, which is the one to connect to meanwhile. */
  endpoint: z.string(),
  at: z.number(),
});
export type Adopted = z.infer<typeof Adopted>;

/** One difference between the container as it is and the one that would replace it. */
export const Difference = z.object({
  /** Stable within one preview, `published:18789/tcp`, `secret:OPENAI_API_KEY`, `restart`; what `safer` names. */
  id: z.string(),
  field: z.enum([
    "published",
    "user",
    "capabilities",
    "privileges",
    "secret",
    "environment",
    "mount",
    "restart",
    "command",
    "healthcheck",
    "stop-timeout",
    "log-rotation",
    "limits",
    "network",
    "labels",
    "name",
    "cli-service",
    "carried",
  ]),
  /** As it is, in docker's words; null where there is nothing. A secret's value is never here. */
  theirs: z.string().nullable(),
  /** What comes of it by default: usually the same. */
  kept: z.string().nullable(),
  /** What comes of it where the person chooses the safer one; null where there is no choice. */
  safer: z.string().nullable(),
  /** What the choice is now. `fixed`: it cannot be otherwise under Rockpool, such as our own labels. */
  choice: z.enum(["keep", "safer", "fixed"]),
  /** `good`: nothing to fear; `risk`: keeping it leaves the person open, as with 0.0.0.0. */
  weight: z.enum(["good", "note", "risk"]),
});
export type Difference = z.infer<typeof Difference>;

export const TakeOverPreview = z.object({
  name: z.string(),
  differences: z.array(Difference),
  /** Settings of the engine that Rockpool has no control for and carries as they are, by the engine's name. */
  carried: z.array(z.string()),
  /** The new container as a docker line, secrets left out. */
  command: z.string(),
  /** Bytes of the state that the checkpoint copies; null where nobody can say. */
  stateBytes: z.number().nullable(),
  /** An agent works in it now: it would be stopped. `unknown` where the gateway does not say. */
  agentAtWork: Answer,
  image: z.string(),
});
export type TakeOverPreview = z.infer<typeof TakeOverPreview>;

export const ImportPreview = z.object({
  name: z.string(),
  /** What is copied; each place as `bind:/path` or `volume:name`, with what is below it. */
  parts: z.array(z.object({ name: CheckpointPart, from: z.string(), to: z.string() })),
  /** It is stopped for the copy, and started after it. */
  stops: z.boolean(),
  /** Of its environment what looks like a secret and comes along, by name. */
  secretNames: z.array(z.string()),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

/** Docker's words for what an engine does by itself when a container ends. */
export const RestartPolicy = z.object({
  name: z.enum(["no", "on-failure", "always", "unless-stopped"]),
  maximumRetryCount: z.int(),
});

/** A take-over that was done: what it came from, and whether that can be put back. */
export const TakenOver = z.object({
  identity: GatewayIdentity,
  name: z.string(),
  /** The old container, kept stopped. */
  containerId: z.string(),
  at: z.number(),
  /** Before it was kept from starting by itself. */
  restart: RestartPolicy,
  ran: z.boolean(),
  checkpointId: z.string().nullable(),
  /** Of its engine. */
  endpoint: z.string(),
  /** What was wished before, and is again when it is undone. */
  before: z.object({ image: z.string(), port: z.int() }),
});
export type TakenOver = z.infer<typeof TakenOver>;

/** One file of what can be taken away. */
export const WrittenFile = z.object({
  name: z.string(),
  content: z.string(),
  /** Octal permissions that it is written with. */
  mode: z.int(),
});
export type WrittenFile = z.infer<typeof WrittenFile>;

export const GiveBackFormat = z.enum(["compose", "run"]);
export type GiveBackFormat = z.infer<typeof GiveBackFormat>;

export const GiveBackFiles = z.object({
  files: z.array(WrittenFile),
  /** What the chosen form cannot say, by the engine's name of the setting. */
  notSaid: z.array(z.string()),
  /** Environment names whose values stand in the files only where that was asked for. */
  secretNames: z.array(z.string()),
});
export type GiveBackFiles = z.infer<typeof GiveBackFiles>;

/** How the gateway that is shown came to be; null where it is Rockpool's own from the beginning. */
export const AdoptionState = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("adopted"),
    mode: AdoptionMode,
    name: z.string(),
    identity: GatewayIdentity,
    /** Containers that live in its network and lose it while it is stopped. */
    companions: z.array(z.string()),
    /** Its container is not there now. */
    missing: z.boolean(),
  }),
  z.object({
    kind: z.literal("taken-over"),
    name: z.string(),
    at: z.number(),
    /** The old container still exists. */
    undoable: Answer,
  }),
]);
export type AdoptionState = z.infer<typeof AdoptionState>;
