import path from "node:path";
import { originOf } from "../security/origin-of.ts";
import { appOrigin } from "./app-origin.ts";

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

/**
 * The file under `root` that a URL of our origin names, with its content type; null for anything else: another origin, a
 * way out of `root`, a kind of file that our pages do not consist of.
 */
export function resolvePageFile(root: string, url: string): { file: string; contentType: string } | null {
  if (originOf(url) !== appOrigin) return null;
  let name: string;
  try {
    name = decodeURIComponent(new URL(url).pathname);
  } catch {
    return null;
  }
  if (name.includes("\0") || name.includes("\\")) return null;
  const file = path.join(root, name === "/" ? "index.html" : name);
  const inside = path.relative(root, file);
  if (inside === "" || inside.startsWith("..") || path.isAbsolute(inside)) return null;
  const contentType = contentTypes[path.extname(file)];
  return contentType === undefined ? null : { file, contentType };
}
