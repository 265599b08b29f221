import { z } from "zod";
import { addProblem, type SettingProblem } from "./setting-problem.ts";

/** A folder or file of the host, or a named volume, that the gateway sees besides its own. */
export const ExtraMount = z
  .object({
    /** An absolute path of the engine's host (`~/` is home, `C:\` is a drive), or a volume's name. */
    source: z.string(),
    /** An absolute path in the container. */
    target: z.string(),
    readOnly: z.boolean().default(false),
    /** Further words of docker's, joined by commas: `z`, `Z`, `cached`, `rslave`, `nocopy`. */
    options: z.string().default(""),
  })
  .superRefine((mount, context) => {
    const problem = mountProblem(mount);
    if (problem !== null) addProblem(context, problem);
  });
export type ExtraMount = z.infer<typeof ExtraMount>;

/** All of them; two at one place would hide each other. */
export const ExtraMounts = z.array(ExtraMount).superRefine((mounts, context) => {
  const seen = new Set<string>();
  for (const { target } of mounts) {
    const place = withoutEnd(target);
    if (seen.has(place)) addProblem(context, { code: "mount-twice", item: target });
    seen.add(place);
  }
});

/** What docker's short form takes after the target. Source: docker run, volume options; `U` is Podman's. */
const option =
  /^(?:z|Z|U|nocopy|consistent|cached|delegated|r?shared|r?slave|r?private|exec|noexec|suid|nosuid|dev|nodev)$/;
const volumeName = /^[A-Za-z0-9][A-Za-z0-9_.-]+$/;
const drive = /^[A-Za-z]:[\\/]/;
/** What a gateway of ours mounts by itself, each with a setting of its own. */
const reserved: ReadonlySet<string> = new Set([
  "/home/node",
  "/home/node/.openclaw",
  "/home/node/.openclaw/workspace",
  "/home/node/.openclaw/openclaw.json",
  "/home/node/.config/openclaw",
  "/var/lib/openclaw/plugin-runtime-deps",
]);
/** Where a mount would hide the system or the program. One bundled plugin's source may be laid over; docs: install/docker. */
const system = /^\/(?:proc|sys|dev|etc|bin|sbin|lib|lib64|usr|var|home|root|tmp|run|opt)?$/;
const overlay = /^\/app\/extensions\/[A-Za-z0-9][A-Za-z0-9._-]*$/;

function mountProblem({ source, target, options }: z.input<typeof ExtraMount>): SettingProblem | null {
  if (/[\p{Cc},]/u.test(source + target)) return { code: "mount-parts", item: `${source}:${target}` };
  if (!isPath(source) && !volumeName.test(source)) return { code: "mount-source", item: source };
  const place = withoutEnd(target);
  if (place !== "/" && !isPlain(place)) return { code: "mount-target", item: target };
  if (system.test(place) || /^\/(?:proc|sys|dev)\//.test(place)) return { code: "mount-root", item: target };
  if (place === "/app" || (place.startsWith("/app/") && !overlay.test(place)))
    return { code: "mount-program", item: target };
  if (reserved.has(place)) return { code: "mount-reserved", item: target };
  const wrong = words(options ?? "").find((word) => !option.test(word));
  return wrong === undefined ? null : { code: "mount-option", item: wrong };
}

export function isPath(source: string): boolean {
  return /^(?:\/|~\/|~\\|\\\\)/.test(source) || source === "~" || drive.test(source);
}

/** Absolute, without a colon and without steps that lead out of it. */
function isPlain(target: string): boolean {
  return (
    /^\/[^:]*$/.test(target) && target.split("/").every((part, at) => at === 0 || !/^\.{0,2}$/.test(part))
  );
}

function withoutEnd(target: string): string {
  return target.length > 1 ? target.replace(/\/+$/, "") || "/" : target;
}

function words(options: string): string[] {
  return options.split(",").filter((word) => word !== "");
}

/** `source:target[:ro,z]`, as OPENCLAW_EXTRA_MOUNTS has it. */
export function mountToText({ source, target, readOnly, options }: ExtraMount): string {
  const all = [...(readOnly ? ["ro"] : []), ...words(options)];
  return [source, target, ...(all.length === 0 ? [] : [all.join(",")])].join(":");
}

/** The parts of one entry; what they may be is for `ExtraMount` to say. null where there are not two or three. */
export function mountFromText(text: string): z.input<typeof ExtraMount> | null {
  const head = drive.test(text) ? text.slice(0, 2) : "";
  const parts = text.slice(head.length).split(":");
  const [source, target, options = ""] = parts;
  if (parts.length < 2 || parts.length > 3 || source === undefined || target === undefined) return null;
  if (head + source === "" || target === "" || (parts.length === 3 && options === "")) return null;
  const all = words(options);
  return {
    source: head + source,
    target,
    readOnly: all.includes("ro"),
    options: all.filter((word) => word !== "ro" && word !== "rw").join(","),
  };
}

/** Entries of a list: a comma parts them where another `source:` follows it, and belongs to the options elsewhere. */
export function mountsFromText(text: string): (z.input<typeof ExtraMount> | string)[] {
  return text
    .split(/,(?=\s*(?:[A-Za-z]:[\\/])?[^,:]*:\s*\/)/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map((entry) => mountFromText(entry) ?? entry);
}
