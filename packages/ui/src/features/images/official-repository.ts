/** Where OpenClaw's images are published; docs: https://docs.openclaw.ai/install/docker */
const official = "ghcr.io/openclaw/openclaw";

/**
 * The repository to choose from: that of the wish where it is OpenClaw's own or its mirror, else OpenClaw's own. What a
 * person has built or loaded has neither channels nor a list of versions.
 */
export function repositoryToChooseFrom(wish: string | undefined): string {
  const repository = wish?.replace(/@.*$/, "").replace(/:[^/]*$/, "");
  return repository?.endsWith("/openclaw/openclaw") ? repository : official;
}
