import { z } from "zod";
import { GatewayIdentity, RestartPolicy } from "./adoption.ts";
import { CheckpointPart } from "./checkpoint.ts";
import { StorageChoice, WorkspaceChoice } from "./storage-choice.ts";

/**
 * The container that a take-over carries on, as the engine would be asked for it again: a ContainerSpec of gateway-core
 * as JSON, in which the values of `secretNames` are left out. Those are only in the container itself, and go from one to
 * the next when it is made anew. The image, the host port and our own labels are the settings'.
 */
export const CarriedContainer = z.object({
  spec: z.record(z.string(), z.json()),
  secretNames: z.array(z.string()),
  /** `bind:/path` or `volume:name`; null where it keeps none outside of itself. */
  stateLocator: z.string().nullable(),
});
export type CarriedContainer = z.infer<typeof CarriedContainer>;

/**
 * A take-over, or the way back from one, that has begun; written before each step that cannot be undone by doing nothing.
 * - `stopping`: the old container may be stopped or kept from starting, nothing else happened;
 * - `switching`: the new container may exist and run; finish if it runs and is ready, else go back;
 * - `going-back`: the new one goes and the old one starts again, which can be repeated any number of times;
 * - `undoing`: the same, wished by the person, after a take-over that had succeeded.
 */
export const TakeOverJournal = z.object({
  stage: z.enum(["stopping", "switching", "going-back", "undoing"]),
  startedAt: z.number(),
  identity: GatewayIdentity,
  name: z.string(),
  /** Of the old container. */
  containerId: z.string(),
  ran: z.boolean(),
  restart: RestartPolicy,
  checkpointId: z.string().nullable(),
  endpoint: z.string(),
  /** What becomes the wish when all went well, and what it was before. */
  carried: CarriedContainer,
  image: z.string(),
  port: z.int().nullable(),
  before: z.object({ image: z.string(), port: z.int() }),
});
export type TakeOverJournal = z.infer<typeof TakeOverJournal>;

const ImportPlace = z.object({
  kind: z.enum(["bind", "volume"]),
  source: z.string(),
  /** Within it. */
  below: z.enum(["", "/workspace"]),
});

/**
 * An import that has begun, whole, so that whoever finds it here needs nothing else. Written before the first thing is done.
 * - `copying`: what the places hold is nobody's, and goes; the source is as it was but for being stopped, where it was;
 * - `copied`: the copy is what the source was, and becomes the gateway's; all that is left can be repeated.
 */
export const ImportJournal = z.object({
  stage: z.enum(["copying", "copied"]),
  /** In every place that the copy fills while it is being made: only what bears it is emptied again. */
  id: z.string(),
  startedAt: z.number(),
  endpoint: z.string(),
  /** The engine's own id: no other one can end it. */
  engine: z.string(),
  source: z.object({
    name: z.string(),
    identity: GatewayIdentity,
    containerId: z.string().nullable(),
    /** It was stopped for the copy, or will be, and has to be started again. */
    stopped: z.boolean(),
    /** `bind:/path` or `volume:name`. */
    stateLocator: z.string(),
    /** Where it sees its state and its workspace itself: its config may say so. */
    statePath: z.string(),
    workspacePath: z.string().nullable(),
    /** Of its environment what looks like a secret; the values are in its container and nowhere else. */
    secretNames: z.array(z.string()),
  }),
  /** Image of the helpers, by id. */
  image: z.string(),
  version: z.string().nullable(),
  parts: z.array(z.object({ name: CheckpointPart, from: ImportPlace, to: ImportPlace })),
  /** Places that were not there before. */
  made: z.array(z.object({ kind: z.enum(["bind", "volume"]), source: z.string() })),
  /** Inside the container; null where owners mean nothing. */
  owner: z.object({ uid: z.int(), gid: z.int() }).nullable(),
  stateLocator: z.string(),
  /** What becomes the wish when all went well. */
  into: z.object({ state: StorageChoice, workspace: WorkspaceChoice }),
});
export type ImportJournal = z.infer<typeof ImportJournal>;
