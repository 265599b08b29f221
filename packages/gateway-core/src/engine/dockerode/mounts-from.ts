import type { MountSpec } from "../container-spec.ts";
import { isNothing } from "./other-host-config.ts";

interface Asked {
  Type?: string;
  Source?: string;
  Target?: string;
  ReadOnly?: boolean;
  [option: string]: unknown;
}

/** What engines write into every bind by themselves; `nosuid` and `nodev` are Podman's. */
const usual = new Set(["", "rw", "ro", "rbind", "rprivate", "nosuid", "nodev"]);

/**
 * Every mount by what was asked for it; one without a name of its own, or from another container, by the volume it has now,
 * so that what is in it comes along. `carried` are those that are more than a source and a target.
 */
export function mountsFrom(
  effective: readonly Record<string, unknown>[],
  host: Readonly<Record<string, unknown>>,
): { mounts: MountSpec[]; carried: Record<string, unknown> } {
  const binds = list<string>(host.Binds).map(bindMount);
  const mounts: MountSpec[] = [...binds];
  const others: Asked[] = [];
  for (const asked of list<Asked>(host.Mounts)) {
    const { Type, Source = "", Target = "", ReadOnly, ...options } = asked;
    if ((Type === "bind" || Type === "volume") && Object.values(options).every(isEmptyDeep)) {
      if (Source !== "") mounts.push(made(Type, Source, Target, ReadOnly === true));
    } else others.push(asked);
  }
  const known = [
    ...mounts.map(({ target }) => target),
    ...others.map(({ Target }) => Target),
    ...Object.keys(host.Tmpfs ?? {}),
  ];
  for (const { Type, Name, Source, Destination, RW } of effective) {
    const isKnown = known.some((target) => trimmed(target) === trimmed(String(Destination)));
    if (isKnown || (Type !== "volume" && Type !== "bind")) continue;
    mounts.push(made(Type, String(Type === "volume" ? Name : Source), String(Destination), RW === false));
  }
  // Engines list them in any order.
  mounts.sort((a, b) => (a.target < b.target ? -1 : 1));
  return { mounts, carried: others.length === 0 ? {} : { Mounts: others } };
}

/** `source:target:options`; a source that begins with a drive has a colon of its own. */
function bindMount(text: string): MountSpec {
  const [, source = "", target = "", words = ""] =
    /^((?:[A-Za-z]:[\\/])?[^:]*):([^:]*)(?::(.*))?$/.exec(text) ?? [];
  const all = words.split(",");
  const more = all.filter((word) => !usual.has(word));
  const kind = /^(?:[/~.]|[A-Za-z]:[\\/])/.test(source) ? "bind" : "volume";
  const mount = made(kind, source, target, all.includes("ro"));
  return more.length === 0 ? mount : { ...mount, options: more.join(",") };
}

function made(kind: MountSpec["kind"], source: string, target: string, readOnly: boolean): MountSpec {
  return { kind, source, target, ...(readOnly ? { readOnly } : {}) };
}

function isEmptyDeep(value: unknown): boolean {
  if (isNothing(value) || value === "default") return true;
  return typeof value === "object" && value !== null && Object.values(value).every(isEmptyDeep);
}

function list<T>(value: unknown): T[] {
  return Array.isArray(value) ? (value as T[]) : [];
}

function trimmed(target: string | undefined): string {
  return (target ?? "").replace(/(.)\/+$/, "$1");
}
