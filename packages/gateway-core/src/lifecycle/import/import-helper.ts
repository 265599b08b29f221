import { copyProgress } from "../../checkpoints/copy-progress.ts";
import { helperSpec } from "../../checkpoints/helper-spec.ts";
import { importSpec } from "../../checkpoints/import-spec.ts";
import { inHelper, removeStrayHelpers } from "../../checkpoints/remove-stray-helpers.ts";
import { runHelper } from "../../checkpoints/run-helper.ts";
import type { ImportJournal } from "../../contract/adoption-journal.ts";
import type { ContainerSpec, MountSpec } from "../../engine/container-spec.ts";
import { statePath } from "../../gateway/container-paths.ts";
import type { StepContext } from "../step-context.ts";
import { importPlaces } from "./import-places.ts";
import { theImport } from "./the-import.ts";

type Verb = "copy" | "compare" | "keep" | "clear";

/**
 * Runs one job of the import that is under way. The source is mounted where it is read, and never for writing. Without
 * `cancellable` it goes on whatever is said. Rejects with the helper's RockpoolError, or an EngineError.
 */
export async function runImportJob(
  context: StepContext,
  verb: Verb,
  options: { cancellable: boolean; places?: readonly { kind: string; source: string }[] },
): Promise<void> {
  const { engine, imports, log, signal } = context;
  const journal = theImport(context);
  const instanceId = imports.instanceId();
  await removeStrayHelpers(engine, instanceId);
  const { spec, parts } = specOf(journal, instanceId, verb, options.places);
  const told = copyProgress(parts, (progress) => context.progress({ progress }));
  await runHelper({
    ...{ engine, spec },
    signal: options.cancellable ? signal : undefined,
    onLine: (line) => {
      told(line);
      if (line.kind === "left-out")
        log.info("left out of the import", { part: line.part, files: line.files });
    },
  });
}

function specOf(
  journal: ImportJournal,
  instanceId: string,
  verb: Verb,
  only?: readonly { kind: string; source: string }[],
) {
  const { id, image, owner } = journal;
  const places = importPlaces(journal);
  const to = places.to.filter(
    ({ mount }) =>
      only === undefined || only.some(({ kind, source }) => kind === mount.kind && source === mount.source),
  );
  const roots = to.map(({ mount: { target, source }, mode }) => ({ root: target, name: source, mode }));
  const reads = verb === "copy" || verb === "compare";
  const mounts: MountSpec[] = [
    ...(reads ? places.from.map((mount) => ({ ...mount, readOnly: true })) : []),
    // What is only compared is not written to either.
    ...to.map(({ mount }) => (verb === "compare" ? { ...mount, readOnly: true } : mount)),
  ];
  const job = reads
    ? { do: verb, id, parts: places.parts, roots }
    : verb === "keep"
      ? { do: verb, id, roots, owner }
      : { do: verb, id, roots };
  const spec: ContainerSpec = importSpec({ image, instanceId, mounts, job });
  return { spec, parts: places.parts.map(({ name }) => name) };
}

/** A container that sees the copy as its gateway will, and is never started. */
export async function inCopy<T>(context: StepContext, work: (containerId: string) => Promise<T>): Promise<T> {
  const { engine, imports } = context;
  const journal = theImport(context);
  const state = importPlaces(journal).to.find(({ isState }) => isState);
  if (state === undefined) throw new Error("an import without a state");
  const spec = helperSpec({
    image: journal.image,
    instanceId: imports.instanceId(),
    mounts: [{ ...state.mount, target: statePath }],
  });
  return inHelper(engine, spec, work);
}
