import { z } from "zod";
import type { AssistantProvider } from "../../contract/assistant.ts";

const text = z.string().nullish().catch(null);

const Option = z.object({
  id: z.string().min(1),
  brandId: text,
  label: z.string().catch(""),
  hint: text,
  groupLabel: text,
  website: text,
  kind: text,
  actionLabel: text,
});
type Option = z.infer<typeof Option>;

/** One that cannot be read is left out, and no reason to show none. */
const options = z
  .array(z.unknown())
  .catch([])
  .transform((all) => all.flatMap((each) => Option.safeParse(each).data ?? []));

/** RPC `openclaw.setup.detect`, leniently. */
export const SetupOptions = z.object({
  manualProviders: options.default([]),
  authOptions: options.default([]),
  prepareOptions: options.default([]),
  configuredModel: text,
});
export type SetupOptions = z.infer<typeof SetupOptions>;

export interface SetupProvider extends AssistantProvider {
  /** Who stands behind it, for names that people use: `anthropic`. */
  brand: string | null;
}

/** How OpenClaw calls them, and we. `custom` has its own call. */
const kinds: Readonly<Record<string, AssistantProvider["kind"]>> = {
  oauth: "browser",
  "device-code": "device-code",
  install: "install",
};

/** In the gateway's own order; a way that is listed twice is the one that needs no key. */
export function setupProviders({
  manualProviders,
  authOptions,
  prepareOptions,
}: SetupOptions): SetupProvider[] {
  const prepared = prepareOptions.map((option) => provider(option, "prepare"));
  const signedIn = authOptions.flatMap((option) => {
    const kind = kinds[option.kind ?? ""];
    return kind === undefined ? [] : [provider(option, kind)];
  });
  const others = new Set([...prepared, ...signedIn].map(({ id }) => id));
  const keyed = manualProviders.filter(({ id }) => !others.has(id)).map((option) => provider(option, "key"));
  const all = [...keyed, ...signedIn, ...prepared];
  return all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
}

function provider(option: Option, kind: AssistantProvider["kind"]): SetupProvider {
  const { id, brandId, label, hint, groupLabel, website } = option;
  return {
    id,
    label: label || id,
    hint: hint ?? null,
    group: groupLabel ?? null,
    kind,
    website: website?.startsWith("https://") ? website : null,
    lack: null,
    brand: brandId ?? null,
  };
}
