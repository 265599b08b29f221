import type { ReferenceProblem } from "./reference-problem.ts";

/** An image's name with nothing left to guess: `openclaw` is `docker.io`, `library/openclaw`, `latest`. */
export interface ParsedReference {
  /** Registry as the reference names it, with its port: `docker.io`, `ghcr.io`, `localhost:5000`, `[::1]:5000`. */
  domain: string;
  path: string;
  /** null only beside a digest. */
  tag: string | null;
  /** `sha256:…` */
  digest: string | null;
}

/** Longest reference taken: a name of 255, a tag of 128 and a digest fit in. */
const maxLength = 512;
const maxName = 255;
const maxTag = 128;

const label = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
const host = new RegExp(String.raw`^(?:${label}(?:\.${label})*|\[[0-9a-fA-F:]+\])$`);
const component = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const imageId = /^(?:sha256:)?[0-9a-f]{64}$/;
/** Hex digits of the algorithms that an engine knows. */
const digestLengths: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

/**
 * Whether an engine would read `text` as an image: `openclaw:local`, `ghcr.io/openclaw/openclaw@sha256:…`, an image's id.
 */
export function isImageReference(text: string): boolean {
  return imageId.test(text) || !("problem" in parseImageReference(text));
}

/**
 * A reference as a registry is asked for it. An image's id is none: registries know no ids. Source of grammar and
 * normalisation: distribution/reference, `regexp.go` and `normalize.go`.
 */
export function parseImageReference(text: string): ParsedReference | { problem: ReferenceProblem } {
  const problem = problemOfText(text);
  if (problem !== null) return { problem };
  const [rest = "", digest, ...moreDigests] = text.split("@");
  if (moreDigests.length > 0) return { problem: "two-digests" };
  const lastSlash = rest.lastIndexOf("/");
  const [last = "", tag, ...moreTags] = rest.slice(lastSlash + 1).split(":");
  const name = rest.slice(0, lastSlash + 1) + last;
  // Checked from the left to the right, as a person reads it.
  if (name === "" || (name.startsWith("[") && !name.includes("/"))) return { problem: "missing-name" };
  const [domain, path] = splitDomain(name);
  const wrong =
    problemOfDomain(domain) ??
    problemOfPath(path) ??
    (domain.length + 1 + path.length > maxName ? "name-too-long" : null) ??
    (moreTags.length > 0 ? "two-tags" : null) ??
    problemOfTag(tag) ??
    problemOfDigest(digest);
  if (wrong !== null) return { problem: wrong };
  return { domain, path, tag: tag ?? (digest === undefined ? "latest" : null), digest: digest ?? null };
}

/** In full: `docker.io/library/openclaw:latest`. */
export function formatImageReference({ domain, path, tag, digest }: ParsedReference): string {
  return `${domain}/${path}${tag === null ? "" : `:${tag}`}${digest === null ? "" : `@${digest}`}`;
}

function problemOfText(text: string): ReferenceProblem | null {
  if (text === "") return "empty";
  if (text.trim() === "") return "blank";
  if (text.trim() !== text) return "space-around";
  if (/\s/.test(text)) return "space-inside";
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return "scheme";
  if (/[^!-~]/.test(text)) return "foreign-character";
  if (text.startsWith("-")) return "leading-dash";
  if (/^(?:[/\\~]|\.{1,2}[/\\]|[A-Za-z]:[/\\])/.test(text)) return "file-path";
  if (text.length > maxLength) return "too-long";
  return imageId.test(text) ? "image-id" : null;
}

/** The first part is a registry where it could not be part of a path: `a/b` is on docker.io, `a.b/c`, `a:1/b` and `A/b` are not. */
function splitDomain(name: string): [domain: string, path: string] {
  const slash = name.indexOf("/");
  const first = name.slice(0, Math.max(0, slash));
  const named = first !== "" && (/[.:A-Z]/.test(first) || first === "localhost");
  const domain = !named || first === "index.docker.io" ? "docker.io" : first;
  const path = named ? name.slice(slash + 1) : name;
  return [domain, domain === "docker.io" && !path.includes("/") && path !== "" ? `library/${path}` : path];
}

function problemOfDomain(domain: string): ReferenceProblem | null {
  const [, name = "", port] = /^(\[.*\]|[^:]*)(?::(.*))?$/.exec(domain) ?? [];
  if (!host.test(name)) return "bad-domain";
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535))
    return "bad-port";
  return null;
}

function problemOfPath(path: string): ReferenceProblem | null {
  if (path === "") return "missing-name";
  if (path.startsWith("/") || path.includes("//")) return "double-slash";
  if (path.endsWith("/")) return "trailing-slash";
  if (/[A-Z]/.test(path)) return "upper-case-name";
  if (/[^a-z0-9._/-]/.test(path)) return "name-character";
  return path.split("/").every((part) => component.test(part)) ? null : "name-separator";
}

function problemOfTag(tag: string | undefined): ReferenceProblem | null {
  if (tag === undefined) return null;
  if (tag === "") return "empty-tag";
  if (!/^\w[\w.-]*$/.test(tag)) return "tag-character";
  return tag.length > maxTag ? "tag-too-long" : null;
}

function problemOfDigest(digest: string | undefined): ReferenceProblem | null {
  if (digest === undefined) return null;
  if (digest === "") return "empty-digest";
  const [, algorithm = "", hex = ""] = /^([a-z0-9+._-]+):([0-9a-f]+)$/.exec(digest) ?? [];
  if (hex === "") return "bad-digest";
  const length = Object.hasOwn(digestLengths, algorithm) ? digestLengths[algorithm] : undefined;
  if (length === undefined) return "digest-algorithm";
  return hex.length === length ? null : "digest-length";
}
