import { readdirSync, readFileSync } from "node:fs";
import { extname, join, sep } from "node:path";

export interface StaticFile {
  type: string;
  body: Buffer;
  /** Its name holds a hash of its content. */
  immutable: boolean;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

/**
 * The built screens, read once, by request path. What is not in this map does not exist: no path of a request is ever
 * put together with a directory. Empty where the screens are not built.
 */
export function staticFiles(directory: string): ReadonlyMap<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  let names: string[];
  try {
    names = readdirSync(directory, { recursive: true, encoding: "utf8" });
  } catch {
    return files;
  }
  for (const name of names) {
    const type = types[extname(name)];
    if (!type) continue;
    const path = `/${name.split(sep).join("/")}`;
    const body = readFileSync(join(directory, name));
    files.set(path, { type, body, immutable: path.startsWith("/assets/") });
  }
  const index = files.get("/index.html");
  if (index) files.set("/", index);
  return files;
}
