import { readFile } from "node:fs/promises";
import path from "node:path";
import dockerignore from "@balena/dockerignore";
import { contextError } from "./context-error.ts";

/** Which files of a folder are no part of its build context. Paths are relative, with slashes. */
export interface IgnoreRules {
  ignores(file: string): boolean;
  /** Whether anything below an ignored folder may be wanted all the same. */
  mayHoldExceptions(folder: string): boolean;
}

/**
 * The rules of a folder: `<Dockerfile>.dockerignore` where there is one, as BuildKit has it, else `.dockerignore`, else none.
 * Matching is @balena/dockerignore's, a port of Docker's own (patternmatcher): the last rule that matches wins, a folder's
 * rule holds for all below it, letters count as they are. Both and the Dockerfile itself are always part of the context.
 * Throws `build-context-invalid` for a rule that is no pattern.
 */
export async function ignoreRules(folder: string, dockerfile = "Dockerfile"): Promise<IgnoreRules> {
  const own = `${dockerfile}.dockerignore`;
  const name = (await isThere(path.join(folder, own))) ? own : ".dockerignore";
  const text = await readFile(path.join(folder, name), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw contextError(folder, name, error.code ?? "unreadable", error);
  });
  const always = new Set([dockerfile, own, ".dockerignore"]);
  const rules = dockerignore({ ignorecase: false }).add(text.replace(/^\uFEFF/, ""));
  // A rule is made an expression when it is first used: let a bad one show here.
  test(() => rules.ignores("x"), folder, name);
  const prefixes = exceptionPrefixes(text);
  return {
    ignores: (file) => !always.has(file) && rules.ignores(file),
    mayHoldExceptions: (below) => {
      const slashed = `${below}/`;
      const reaches = (prefix: string) => prefix.startsWith(slashed) || slashed.startsWith(prefix);
      return prefixes.some(reaches) || [...always].some((file) => file.startsWith(slashed));
    },
  };
}

/** Of each exception the folders that hold no wildcard, `packages/` of `!packages/*\/dist`; below others nothing can match. */
function exceptionPrefixes(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line.startsWith("!"))
    .map((line) => {
      const parts = path.posix.normalize(line.slice(1).trim()).split("/");
      if (parts[0] === "") parts.shift();
      const wild = parts.findIndex((part) => /[*?[\\]/.test(part));
      const plain = wild === -1 ? parts : parts.slice(0, wild);
      return plain.length === 0 ? "" : `${plain.join("/")}/`;
    });
}

function test(use: () => void, folder: string, name: string): void {
  try {
    use();
  } catch (error) {
    throw contextError(folder, name, "a pattern in it cannot be read", error);
  }
}

async function isThere(file: string): Promise<boolean> {
  return readFile(file).then(
    () => true,
    () => false,
  );
}
