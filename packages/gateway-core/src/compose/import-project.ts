import path from "node:path";
import { parse } from "yaml";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { SettingsImport } from "../contract/settings-import.ts";
import type { ContainerSpec } from "../engine/container-spec.ts";
import { gatewayService } from "./compose-project.ts";
import { importContainer } from "./import-compose.ts";
import { parseCompose } from "./parse-compose.ts";

export interface ImportProjectInput {
  /** The compose file, and those that are laid over it: their mounts and variables are added. */
  texts: readonly string[];
  /** Of `.env` and the environment. */
  variables: Readonly<Record<string, string>>;
  /** Folder of the file, absolute: relative paths are of there. null where it is not known; they are not taken then. */
  folder: string | null;
}

/** Words of a service that come to settings; everything else that is known Rockpool sets in its own way. */
const taken: ReadonlySet<string> = new Set([
  ...["image", "environment", "volumes", "ports", "networks", "mem_limit", "cpus", "pids_limit"],
]);

/** A compose project's gateway as settings. Throws RockpoolError `input-invalid` as `parseCompose` does. */
export function importProject({ texts, variables, folder }: ImportProjectInput): SettingsImport {
  const [first = ""] = texts;
  const service = serviceOf(first);
  const parsed = texts.map((text, at) =>
    parseCompose({ text: at === 0 ? text : withImage(text, service), service, variables }),
  );
  const [main, ...more] = parsed;
  if (main === undefined) throw invalid("There is no compose file");
  const spec: ContainerSpec = {
    ...main.spec,
    env: Object.assign({}, main.spec.env, ...more.map((each) => each.spec.env)) as Record<string, string>,
    mounts: parsed
      .flatMap((each) => each.spec.mounts)
      .map((mount) => (mount.kind === "bind" ? { ...mount, source: absolute(mount.source, folder) } : mount)),
  };
  const result = importContainer(spec);
  if (result.patch.networks !== undefined) takeNetworks(first, result);
  const unknown = new Set(parsed.flatMap((each) => each.unknown));
  const words = Object.keys(rawService(first, service)).filter(
    (word) => !taken.has(word) && !unknown.has(word),
  );
  const missing = new Set(parsed.flatMap((each) => each.missing));
  result.left.push(
    ...words.map((what) => ({ what, why: "own-way" as const })),
    ...[...unknown].map((what) => ({ what, why: "unknown" as const })),
    ...[...missing].map((what) => ({ what, why: "missing" as const })),
  );
  return result;
}

/** Networks that are there already, by their names on the engine; those that compose makes are the project's own. */
function takeNetworks(text: string, result: SettingsImport): void {
  const { networks: declared = {} } = parse(text, { merge: true }) as {
    networks?: Record<string, { external?: unknown; name?: string } | null>;
  };
  const names = result.patch.networks ?? [];
  const { networks: _all, ...patch } = result.patch;
  const external = names.filter((name) => Boolean(declared[name]?.external));
  const onEngine = external.map((name) => declared[name]?.name ?? name);
  result.patch = onEngine.length === 0 ? patch : { ...patch, networks: onEngine };
  for (const name of names.filter((each) => !external.includes(each)))
    result.left.push({ what: `networks: ${name}`, why: "own-way" });
}

/** The documentation's, else the only one. */
function serviceOf(text: string): string {
  const names = Object.keys(services(text));
  if (names.includes(gatewayService)) return gatewayService;
  const [only] = names;
  if (only !== undefined && names.length === 1) return only;
  throw invalid(
    names.length === 0
      ? "It has no services"
      : `None of its services is called ${gatewayService}: ${names.join(", ")}`,
  );
}

function services(text: string): Record<string, Record<string, unknown>> {
  let document: unknown;
  try {
    document = parse(text, { merge: true });
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error));
  }
  const found = (document as { services?: unknown } | null)?.services;
  return typeof found === "object" && found !== null
    ? (found as Record<string, Record<string, unknown>>)
    : {};
}

function rawService(text: string, name: string): Record<string, unknown> {
  return services(text)[name] ?? {};
}

/** A file that is laid over another says no image. */
function withImage(text: string, service: string): string {
  return JSON.stringify({ services: { [service]: { image: "none", ...rawService(text, service) } } });
}

function absolute(source: string, folder: string | null): string {
  if (folder === null || source.startsWith("~") || path.isAbsolute(source) || /^[A-Za-z]:[\\/]/.test(source))
    return source;
  return path.resolve(folder, source);
}

function invalid(message: string): RockpoolError {
  return new RockpoolError({ code: "input-invalid", message, facts: { field: "file" } });
}
