import type { ImageTags } from "../../contract/images.ts";
import { readAnswer, TagsAnswer } from "./read-answer.ts";
import type { AskedImage } from "./registry-failure.ts";
import type { RegistrySession } from "./registry-session.ts";
import { sortTags } from "./sort-tags.ts";

/** ghcr.io gives at most 1000 a page; OpenClaw had some thousands in all in 2026. */
const pageSize = 1000;
const maxPages = 20;
const maxPageBytes = 4 * 1024 * 1024;

/** All tags of the image's repository, as far as 20 pages go. Throws what a session throws. */
export async function listTags(session: RegistrySession, image: AskedImage): Promise<ImageTags> {
  const tags = new Set<string>();
  let next: string | URL | null = `/tags/list?n=${pageSize}`;
  for (let page = 0; page < maxPages && next !== null; page++) {
    const { body, headers, url } = await session.ask({ path: next, maxBytes: maxPageBytes });
    const before = tags.size;
    for (const tag of readAnswer(image, body, TagsAnswer).tags ?? []) tags.add(tag);
    next = nextPage(headers.get("Link"), url);
    // A registry that leads in circles.
    if (tags.size === before) break;
  }
  const { domain, path } = image.parsed;
  return { repository: `${domain}/${path}`, ...sortTags([...tags]), more: next !== null };
}

/** `Link: </v2/…?last=x&n=1000>; rel="next"` (RFC 8288); null where it is absent or leads to another origin. */
function nextPage(link: string | null, from: URL): URL | null {
  const target = /<([^>]+)>\s*;[^,]*\brel="?next"?/i.exec(link ?? "")?.[1];
  if (target === undefined || !URL.canParse(target, from.href)) return null;
  const url = new URL(target, from);
  return url.origin === from.origin ? url : null;
}
