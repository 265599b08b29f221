import type { Header } from "tar-stream";
import { archiveError } from "./archive-error.ts";

type Kind = "file" | "directory" | "link";

/** What an archive holds so far, by name; refuses (`source-archive-invalid`) what does not fit to it. */
export class ArchiveTree {
  readonly #archive: string;
  readonly #kinds = new Map<string, Kind>();
  /** Symbolic links by name, with their targets. */
  readonly links = new Map<string, string>();

  constructor(archive: string) {
    this.#archive = archive;
  }

  /** The name without its first part; null for that part itself. */
  add(header: Header): string | null {
    const kind = this.#kindOf(header);
    const name = this.#inside(header.name);
    if (name === null) return null;
    const parts = name.split("/");
    for (let at = 1; at < parts.length; at++) {
      const parent = parts.slice(0, at).join("/");
      const known = this.#kinds.get(parent);
      if (known === "link") throw this.#refused(`holds a file below a link: ${name}`);
      if (known === "file") throw this.#refused(`holds a file below a file: ${name}`);
      this.#kinds.set(parent, "directory");
    }
    const known = this.#kinds.get(name);
    if (known !== undefined && !(known === "directory" && kind === "directory"))
      throw this.#refused(`holds one name twice: ${name}`);
    this.#kinds.set(name, kind);
    if (header.type === "symlink") this.links.set(name, header.linkname);
    return name;
  }

  /** Of a hard link: another file of the archive that came before it. */
  hardLinkTarget(name: string, linkname: string): string {
    const target = this.#inside(linkname);
    if (target === null || target === name || this.#kinds.get(target) !== "file")
      throw this.#refused(`holds a hard link to what is no file of it: ${name} → ${linkname}`);
    return target;
  }

  #kindOf({ type, name }: Header): Kind {
    switch (type) {
      case "file":
      case "contiguous-file":
      case "link":
        return "file";
      case "directory":
        return "directory";
      case "symlink":
        return "link";
      default:
        throw this.#refused(`holds what is neither file, folder nor link: ${name} (${type})`);
    }
  }

  #inside(name: string): string | null {
    if (name.startsWith("/") || /^[A-Za-z]:/.test(name))
      throw this.#refused(`holds an absolute name: ${name}`);
    if (name.includes("\\") || name.includes("\0"))
      throw this.#refused(`holds the name ${JSON.stringify(name)}`);
    const parts = name.split("/").filter((part) => part !== "" && part !== ".");
    if (parts.includes("..")) throw this.#refused(`holds a name that leads out of it: ${name}`);
    return parts.length < 2 ? null : parts.slice(1).join("/");
  }

  #refused(reason: string) {
    return archiveError(this.#archive, reason);
  }
}
