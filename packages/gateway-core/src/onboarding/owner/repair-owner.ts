import { stat } from "node:fs/promises";
import { z } from "zod";
import { removeHelper } from "../../checkpoints/remove-stray-helpers.ts";
import { runHelper } from "../../checkpoints/run-helper.ts";
import { RockpoolError } from "../../contract/rockpool-error.ts";
import type { MountSpec } from "../../engine/container-spec.ts";
import type { ContainerDetails, Engine } from "../../engine/engine.ts";
import { authSecretsPath, statePath, workspacePath } from "../../gateway/container-paths.ts";
import { instanceLabel, roleLabel } from "../../gateway/labels.ts";
import { findContainers } from "../../lifecycle/find-gateway.ts";
import { type ObserveInput, observe } from "../../lifecycle/observe.ts";
import type { Observed } from "../../lifecycle/observed.ts";
import { stateFacts } from "../../lifecycle/state-facts.ts";
import type { Given } from "./give-tree.ts";
import { mayBeGiven } from "./may-be-given.ts";
import { ownerPrefix, ownerSpec } from "./owner-spec.ts";

export type OwnedPlace = "state" | "workspace";

const Answer = z.object({ changed: z.int(), left: z.int() });

/**
 * Gives a directory of the gateway, as the settings name it, to the user that the gateway runs as. What is in the files stays
 * as it is. With the state come the keys beside it. Refuses with `state-in-use` while anything runs on it, `path-invalid`
 * for a directory that can be nobody's state, `image-missing` where there is nothing to make the helper from. One call at a
 * time: it ends what an earlier one left behind.
 */
export async function repairOwner(input: ObserveInput, place: OwnedPlace): Promise<Given> {
  const { engine, memory } = input;
  await removeStrays(engine, memory.instanceId);
  const observed = await observe(input);
  checkUnused(observed);
  const places = await existing(engine, placesOf(observed, place));
  for (const each of places) await checkPlace(input, observed, each.mount);
  if (places.length === 0) return { changed: 0, left: 0 };
  const image = imageFor(observed);
  const { uid, gid } = observed.wished.owner;
  const jobs = places.map(({ mount, below }) => ({ root: `${mount.target}${below}`, uid, gid }));
  const mounts = places.map(({ mount }) => mount);
  try {
    const spec = ownerSpec({ image, instanceId: memory.instanceId, mounts, jobs });
    return Answer.parse(await runHelper({ engine, spec }));
  } catch (error) {
    throw error instanceof RockpoolError ? onThisHost(error, mounts) : error;
  }
}

interface Place {
  /** At the helper's own path. */
  mount: MountSpec;
  /** Within it. */
  below: "" | "/workspace";
}

function placesOf({ wished: { spec } }: Observed, place: OwnedPlace): Place[] {
  const at = (target: string) => spec.mounts.find((mount) => mount.target === target);
  const workspace = at(workspacePath);
  const found = place === "state" ? [at(statePath), at(authSecretsPath)] : [workspace ?? at(statePath)];
  const below = place === "workspace" && workspace === undefined ? "/workspace" : "";
  return found
    .filter((mount) => mount !== undefined)
    .map((mount, index) => ({ mount: { ...mount, target: `/rockpool/owner/${index}` }, below }));
}

/** A volume that is not there would be made by its mount, and a folder refused. */
async function existing(engine: Engine, places: readonly Place[]): Promise<Place[]> {
  const there = await Promise.all(
    places.map(async ({ mount: { kind, source } }) =>
      kind === "volume"
        ? (await engine.inspectVolume(source)) !== null
        : stat(source).then(
            (found) => found.isDirectory(),
            (error: NodeJS.ErrnoException) => error.code !== "ENOENT",
          ),
    ),
  );
  return places.filter((_, index) => there[index]);
}

/** Throws with what works on the state: to change owners under its feet would break it. */
function checkUnused({ ours, state }: Pick<Observed, "ours" | "state">): void {
  if (ours !== null && isUp(ours)) throw inUse(state.where, `container ${ours.name}`);
  const user = state.users.find(({ running }) => running);
  if (user !== undefined) throw inUse(state.where, `container ${user.name}`);
  if (state.nativePid !== null) throw inUse(state.where, `process ${state.nativePid}`);
}

async function checkPlace(input: ObserveInput, { ours, wished }: Observed, mount: MountSpec): Promise<void> {
  if (mount.kind === "bind") {
    if (!input.facts.sharesHostFiles) throw noOwners(mount.source);
    if (!(await mayBeGiven(input.host, mount.source))) throw notGiven(mount.source);
  }
  const stateLocator = `${mount.kind}:${mount.source}`;
  if (stateLocator === wished.stateLocator) return;
  const { others } = findContainers(await input.engine.listContainers(), input.memory.instanceId);
  const { state } = await stateFacts({ ...input, wished: { ...wished, stateLocator }, others });
  checkUnused({ ours, state });
}

function isUp({ status }: ContainerDetails): boolean {
  return ["running", "paused", "restarting"].includes(status);
}

function imageFor({ image, imageProblem, ours, wished }: Observed): string {
  if (image !== null && imageProblem === null) return image.id;
  if (ours !== null) return ours.imageId;
  if (imageProblem !== null) throw new RockpoolError(imageProblem);
  throw new RockpoolError({
    code: "image-missing",
    message: `The engine has no image ${wished.spec.image} to make a helper from`,
    facts: { image: wished.spec.image },
    actions: [{ kind: "pull-image", value: wished.spec.image }],
  });
}

/** What a Rockpool that was killed left behind, running or not. */
async function removeStrays(engine: Engine, instanceId: string): Promise<void> {
  const labels = [`${instanceLabel}=${instanceId}`, `${roleLabel}=one-off`];
  for (const { id, name } of await engine.listContainers({ labels })) {
    if (name.startsWith(ownerPrefix)) await removeHelper(engine, id);
  }
}

/** The helper speaks of its own paths, and a helper that ended without a word says `checkpoint-failed`. */
function onThisHost({ failure }: RockpoolError, mounts: readonly MountSpec[]): RockpoolError {
  const { code, message, detail, facts = {} } = failure;
  if (code !== "state-not-writable" && code !== "checkpoint-failed") return new RockpoolError(failure);
  const mount = mounts.find(({ target }) => facts.root?.startsWith(target)) ?? mounts[0];
  const path = [mount?.source ?? "", facts.at ?? ""].filter((part) => part !== "").join("/");
  return new RockpoolError({
    code: "state-not-writable",
    message: `${path} cannot be given away: ${message}`,
    facts: { path, reason: facts.reason ?? message },
    ...(detail === undefined ? {} : { detail }),
    actions: [{ kind: "retry" }],
  });
}

function inUse(path: string, holder: string): RockpoolError {
  return new RockpoolError({
    code: "state-in-use",
    message: `${holder} uses ${path}`,
    facts: { path, holder },
    actions: [{ kind: "retry" }],
  });
}

function notGiven(value: string): RockpoolError {
  return new RockpoolError({
    code: "path-invalid",
    message: `${value} holds more than a gateway's data: its owner stays`,
    facts: { value, reason: "shared" },
  });
}

function noOwners(path: string): RockpoolError {
  return new RockpoolError({
    code: "not-supported",
    message: `The engine reaches ${path} through a file share: owners mean nothing there`,
  });
}
