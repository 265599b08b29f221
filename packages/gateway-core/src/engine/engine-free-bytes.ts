import { statfs } from "node:fs/promises";
import { z } from "zod";
import type { EngineFacts } from "../contract/snapshot.ts";
import { parseEndpoint } from "./endpoint.ts";
import { requestJson } from "./request-json.ts";

const Info = z.object({ DockerRootDir: z.string() });
const limitMs = 5000;

/**
 * Free bytes where the engine keeps its images; null where this computer cannot see that: in a virtual machine, and where the
 * engine or the system does not tell. Never rejects.
 */
export async function engineFreeBytes(
  facts: Pick<EngineFacts, "endpoint" | "sharesHostFiles">,
): Promise<number | null> {
  if (!facts.sharesHostFiles) return null;
  try {
    const { DockerRootDir } = Info.parse(
      await requestJson(parseEndpoint(facts.endpoint), "/info", { limitMs }),
    );
    const { bavail, bsize } = await statfs(DockerRootDir);
    return bavail * bsize;
  } catch {
    return null;
  }
}
