import { z } from "zod";
import type { GatewayAsker } from "./gateway-asker.ts";

const Plugins = z.object({
  plugins: z
    .array(z.object({ id: z.string(), installed: z.boolean().nullish().catch(null) }).catch({ id: "" }))
    .catch([]),
});

const Config = z.object({
  sourceConfig: z
    .object({
      plugins: z
        .object({
          entries: z.record(z.string(), z.object({ enabled: z.boolean().nullish() }).catch({})).catch({}),
        })
        .catch({ entries: {} }),
    })
    .catch({ plugins: { entries: {} } }),
});

/**
 * Has the provider's plugin stand in the config as enabled, as it is anyway. Without that, 2026.9.6 tests a key with success and
 * then refuses to save it, because the entry that it adds would reload plugins. `brand` as the gateway lists it. Best effort:
 * what does not work here shows in what follows.
 */
export async function enableProvider(asker: GatewayAsker, brand: string | null): Promise<void> {
  if (brand === null || !(await asker.supports("plugins.setEnabled"))) return;
  try {
    const [listed, config] = await Promise.all([
      asker.ask("plugins.list", {}, { again: true }),
      asker.ask("config.get", {}, { again: true }),
    ]);
    const here = Plugins.parse(listed).plugins.filter(({ installed }) => installed !== false);
    const id = pluginOf(
      brand,
      here.map((plugin) => plugin.id),
    );
    if (id === null || Config.parse(config).sourceConfig.plugins.entries[id]?.enabled === true) return;
    await asker.ask("plugins.setEnabled", { pluginId: id, enabled: true }, { timeoutMs: 60_000 });
  } catch {}
}

/** A plugin may serve several: `ollama` is that of `ollama-cloud` too. */
function pluginOf(brand: string, ids: readonly string[]): string | null {
  if (ids.includes(brand)) return brand;
  const serving = ids.filter((id) => id !== "" && brand.startsWith(`${id}-`));
  return serving.sort((a, b) => b.length - a.length)[0] ?? null;
}
