import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { BuildEvent, Engine } from "../engine/engine.ts";
import type { ContextFile } from "../images/build/build-context.ts";

/** On every image of the tests; says what it was made of. */
const stampLabel = "dev.rockpool.test.stamp";

export interface WishedImage {
  tag: string;
  /** What it is made of: when this changes, it is built anew. */
  files: readonly ContextFile[];
  /** Of what else it depends on, such as the image it builds upon. */
  salt?: string;
  build(labels: Readonly<Record<string, string>>): AsyncIterable<BuildEvent>;
}

/** Builds the image unless the engine has it, made of the same files. Answers with the stamp; throws what the build throws. */
export async function ensureImage(
  engine: Engine,
  image: WishedImage,
  report: (line: string) => void = () => {},
): Promise<string> {
  const stamp = await stampOf(image);
  const there = await engine.inspectImage(image.tag);
  if (there?.labels[stampLabel] === stamp) return stamp;
  const since = Date.now();
  report(`${image.tag}: building`);
  const output: string[] = [];
  try {
    for await (const event of image.build({ "dev.rockpool.test": "1", [stampLabel]: stamp })) {
      if (event.kind === "output") output.push(event.text);
    }
  } catch (error) {
    if (output.length > 0) report(output.slice(-30).join("\n"));
    throw error;
  }
  // What had the tag before is nobody's now; a container that still uses it keeps it.
  if (there !== null) await engine.removeImage(there.id).catch(() => {});
  report(`${image.tag}: built in ${((Date.now() - since) / 1000).toFixed(1)} s`);
  return stamp;
}

async function stampOf({ files, salt = "" }: WishedImage): Promise<string> {
  const hash = createHash("sha256").update(salt);
  for (const file of files) {
    hash.update(`\0${file.kind}\0${file.name}\0${file.mode ?? ""}\0`);
    if (file.kind === "text") hash.update(file.text);
    else if (file.kind === "link") hash.update(file.target);
    else for await (const chunk of createReadStream(file.path)) hash.update(chunk as Buffer);
  }
  return hash.digest("hex").slice(0, 16);
}
