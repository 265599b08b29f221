import type { ImportPart } from "../../checkpoints/helper/import-job.ts";
import type { ImportJournal } from "../../contract/adoption-journal.ts";
import type { MountSpec } from "../../engine/container-spec.ts";

export interface ImportPlaces {
  from: MountSpec[];
  to: { mount: MountSpec; mode: number; isState: boolean }[];
  parts: ImportPart[];
}

/** What restores and imports that are not finished keep in a tree. */
const ours = [".rockpool-restore", ".rockpool-displaced", ".rockpool-import"];

/** Where the helper of an import has what; each folder and volume once, however many parts are in it. */
export function importPlaces({ parts }: ImportJournal): ImportPlaces {
  const from: MountSpec[] = [];
  const to: ImportPlaces["to"] = [];
  const jobs = parts.map((part): ImportPart => {
    const source = at(from, part.from, "/rockpool/from");
    const mounts = to.map(({ mount }) => mount);
    const target = at(mounts, part.to, "/rockpool/to");
    if (mounts.length > to.length)
      to.push({
        mount: target,
        mode: part.name === "workspace" ? 0o755 : 0o700,
        isState: part.name === "state",
      });
    return {
      name: part.name,
      from: `${source.target}${part.from.below}`,
      to: `${target.target}${part.to.below}`,
      skip: part.name === "state" ? ["workspace", ...ours] : ours,
    };
  });
  return { from, to, parts: jobs };
}

function at(
  mounts: MountSpec[],
  { kind, source }: { kind: "bind" | "volume"; source: string },
  folder: string,
): MountSpec {
  const known = mounts.find((mount) => mount.kind === kind && mount.source === source);
  if (known !== undefined) return known;
  const mount: MountSpec = { kind, source, target: `${folder}/${mounts.length}` };
  mounts.push(mount);
  return mount;
}
