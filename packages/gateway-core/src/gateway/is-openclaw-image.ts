import type { ImageDetails } from "../engine/engine.ts";

const repository = /^https?:\/\/github\.com\/openclaw\/openclaw(?:\.git|\/)?$/i;
const program = /(?:^|[\s/])openclaw(?:\.mjs)?(?:\s|$)/;
/** What also a client of a gateway is given. */
const clientVariables = new Set([
  "OPENCLAW_GATEWAY_URL",
  "OPENCLAW_GATEWAY_TOKEN",
  "OPENCLAW_GATEWAY_PASSWORD",
]);

/**
 * Whether an image looks as if OpenClaw's gateway were in it: by its labels, by the program it runs, or by OpenClaw's own
 * variables, which upstream's Dockerfile sets and images derived from it keep. A guess that rather says yes, as an image
 * somebody made himself may say little.
 */
export function isOpenClawImage(
  image: Partial<Pick<ImageDetails, "labels" | "env" | "entrypoint" | "command">>,
): boolean {
  const { labels = {}, env = {}, entrypoint = [], command = [] } = image;
  return (
    /^openclaw(?![\w-])/i.test(labels["org.opencontainers.image.title"]?.trim() ?? "") ||
    repository.test(labels["org.opencontainers.image.source"]?.trim() ?? "") ||
    [...entrypoint, ...command].some((argument) => program.test(argument)) ||
    Object.keys(env).some((name) => name.startsWith("OPENCLAW_") && !clientVariables.has(name))
  );
}
