import { RockpoolError } from "../../contract/rockpool-error.ts";
import { dockerfileInstructions } from "./dockerfile-instructions.ts";

/**
 * The Dockerfile of an image upon another one: its FROM line, then the person's own lines. They run as the user of the image
 * they build upon, unless they say USER, and so does the gateway afterwards: whoever installs something as root and does not
 * go back (`USER node`) gets an image that runs as root, which is theirs to choose.
 *
 * Another FROM is refused with `input-invalid`: the last one decides what the image is, so it would be no image of OpenClaw with
 * something added, under a name that says it is. `# syntax=` and `# escape=` need no refusal: they count in the first line of
 * a file only, which is ours, and are comments below it. There is no folder that COPY could copy from.
 */
export function derivedDockerfile(from: string, lines: string): string {
  if (dockerfileInstructions(lines).includes("FROM")) {
    throw new RockpoolError({
      code: "input-invalid",
      message: "There is one FROM line already, and a second one would leave out the image it names",
    });
  }
  return `FROM ${from}\n${lines.replace(/\r\n/g, "\n").trimEnd()}\n`;
}

/** `rockpool/openclaw:2026.9.6-custom` upon `ghcr.io/openclaw/openclaw:2026.9.6`; the name, too, of what is not called openclaw. */
export function derivedTag(from: string): string {
  const [image = "", digest] = from.split("@");
  const [name = "", tag] = (image.split("/").at(-1) ?? "").split(":");
  const version = tag ?? digest?.replace(/^sha256:/, "").slice(0, 12) ?? "latest";
  const base = name === "openclaw" ? version : `${name}-${version}`;
  // A tag has 128 characters at most; source: distribution/reference.
  return `rockpool/openclaw:${base.replace(/^[^\w]+/, "").slice(0, 121)}-custom`;
}
