import { RockpoolError } from "../../contract/rockpool-error.ts";

interface Named {
  id: string;
  /** As OpenClaw calls who is behind it. */
  brand: string | null;
}

/** What people call them, where OpenClaw's brand is another word. */
const alsoCalled: Readonly<Record<string, string>> = {
  claude: "anthropic",
  chatgpt: "openai",
  gemini: "google",
  grok: "xai",
};

/**
 * The provider of that id, or of that plain name: `anthropic` is `apiKey`. Throws RockpoolError `input-invalid` whose fact `fix`
 * names those there are.
 */
export function findProvider<T extends Named>(providers: readonly T[], name: string): T {
  const exact = providers.find(({ id }) => id === name);
  if (exact !== undefined) return exact;
  const plain = name.trim().toLowerCase();
  const brand = alsoCalled[plain] ?? plain;
  const ofBrand = providers.filter((provider) => (provider.brand ?? "").toLowerCase() === brand);
  const found = ofBrand.find(({ id }) => /api-?key$/i.test(id)) ?? ofBrand[0];
  if (found !== undefined) return found;
  const known = [...new Set(providers.map((provider) => provider.brand ?? provider.id))].sort().join(", ");
  throw new RockpoolError({
    code: "input-invalid",
    message: `there is no provider ${JSON.stringify(name)} that takes a key here: ${known}`,
    facts: { field: "provider", value: name, fix: known },
  });
}
