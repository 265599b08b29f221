import type { AssistantProvider } from "@rockpool/gateway-core/contract/assistant";

export interface ProviderGroup {
  /** null where one provider stands alone. */
  readonly title: string | null;
  readonly providers: readonly AssistantProvider[];
}

export interface ProviderGroups {
  readonly groups: readonly ProviderGroup[];
  /** Those that OpenClaw downloads first, which are many. */
  readonly more: readonly AssistantProvider[];
  readonly found: number;
}

/**
 * Those with this text in their names, by the headings that OpenClaw gives them and in its order. A search makes no
 * difference between what is here and what is downloaded first.
 */
export function groupProviders(providers: readonly AssistantProvider[], search: string): ProviderGroups {
  const wanted = fold(search.trim());
  const found = providers.filter((one) =>
    fold(`${one.label} ${one.group ?? ""} ${one.hint ?? ""} ${one.id}`).includes(wanted),
  );
  const isMore = ({ kind }: AssistantProvider) => wanted === "" && kind === "install";
  const byTitle = new Map<string, AssistantProvider[]>();
  for (const one of found) {
    if (isMore(one)) continue;
    const title = one.group ?? `\0${one.id}`;
    byTitle.set(title, [...(byTitle.get(title) ?? []), one]);
  }
  const groups = [...byTitle].map(([title, members]) => ({
    title: members.length > 1 ? title : null,
    providers: members,
  }));
  return { groups, more: found.filter(isMore), found: found.length };
}

function fold(text: string): string {
  return text.toLowerCase().normalize("NFKD").replaceAll(/\p{M}/gu, "");
}
