import type { AssistantProvider } from "@rockpool/gateway-core/contract/assistant";
import { assistantWords } from "@rockpool/messages/assistant-words";
import { useRef } from "react";
import { Disclosure } from "../../components/disclosure.tsx";
import { FilterField } from "../../components/filter-field.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import { groupProviders } from "./group-providers.ts";
import styles from "./provider-list.module.css";
import { ProviderRow } from "./provider-row.tsx";

interface Props {
  readonly providers: readonly AssistantProvider[];
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly onChoose: (provider: AssistantProvider) => void;
}

/** All that the gateway can work with. The arrows go through the rows. */
export function ProviderList({ providers, search, onSearch, onChoose }: Props) {
  const words = useRoomWords(assistantWords).choose;
  const list = useRef<HTMLDivElement>(null);
  const { groups, more, found } = groupProviders(providers, search);
  if (providers.length === 0) return <Empty title={words.empty} text={words.emptyText} />;

  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>("button[data-row]") ?? [])];
  const step = (direction: 1 | -1) => {
    const all = rows().filter((row) => row.offsetParent !== null || !row.closest("details:not([open])"));
    const at = all.indexOf(document.activeElement as HTMLElement);
    all[Math.min(Math.max(at + direction, 0), all.length - 1)]?.focus();
  };
  const rowOf = (provider: AssistantProvider) => (
    <ProviderRow key={provider.id} provider={provider} onChoose={() => onChoose(provider)} />
  );
  return (
    <div className={styles.place}>
      <FilterField
        label={words.search}
        value={search}
        found={words.found(found)}
        clearLabel={words.clear}
        onChange={onSearch}
        onDown={() => rows()[0]?.focus()}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the rows have the keys of a list beside Tab */}
      <div
        ref={list}
        className={styles.groups}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          step(event.key === "ArrowDown" ? 1 : -1);
        }}
      >
        {groups.map(({ title, providers: members }) =>
          title === null ? (
            <ul key={members[0]?.id} className={styles.group}>
              {members.map(rowOf)}
            </ul>
          ) : (
            <section key={title} className={styles.group} aria-label={title}>
              <h2 className={styles.title}>{title}</h2>
              <ul>{members.map(rowOf)}</ul>
            </section>
          ),
        )}
        {more.length > 0 && (
          <Disclosure summary={words.more(more.length)}>
            <ul className={styles.group}>{more.map(rowOf)}</ul>
          </Disclosure>
        )}
        {found === 0 && <Empty title={words.none} text={words.noneText} />}
      </div>
    </div>
  );
}

function Empty({ title, text }: { title: string; text: string }) {
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>{title}</p>
      <p>{text}</p>
    </div>
  );
}
