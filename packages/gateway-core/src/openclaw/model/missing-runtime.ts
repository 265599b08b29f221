import { z } from "zod";
import { npmImageLacks } from "../../contract/npm-image-lacks.ts";
import type { GatewayAsker } from "./gateway-asker.ts";

const Plugins = z.object({ plugins: z.array(z.object({ id: z.string() }).catch({ id: "" })).catch([]) });

/**
 * Whether the image has no runtime for OpenAI's models: images from npm come without the plugin `codex`. What the gateway does
 * not tell is not taken for a lack. Never rejects.
 */
export async function lacksCodex(asker: GatewayAsker): Promise<boolean> {
  const runtime = npmImageLacks.find(({ kind }) => kind === "runtime")?.id;
  if (!(await asker.supports("plugins.list"))) return false;
  const answer = await asker.ask("plugins.list", {}, { again: true }).catch(() => null);
  const { plugins } = Plugins.catch({ plugins: [] }).parse(answer);
  return plugins.length > 0 && !plugins.some(({ id }) => id === runtime);
}
