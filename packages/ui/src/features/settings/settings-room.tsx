import type { PreferenceKey, Preferences } from "@rockpool/gateway-core/contract/settings/preferences";
import { type SettingGroup, settingGroups } from "@rockpool/gateway-core/contract/settings/setting-table";
import { settingWords } from "@rockpool/messages/setting-words";
import { useState } from "react";
import { Card } from "../../components/card.tsx";
import { FilterField } from "../../components/filter-field.tsx";
import { useAppState, useRoomWords } from "../../state/app-context.tsx";
import { NoticeList } from "../home/notice-list.tsx";
import { ApplyBar } from "./apply-bar.tsx";
import { DiskCard } from "./disk-card.tsx";
import { ReachCard } from "./reach-card.tsx";
import { groupOf, inGroup, matching, type SettingWords } from "./read-setting.ts";
import { SettingRow } from "./setting-row.tsx";
import { SettingsFiles } from "./settings-files.tsx";
import styles from "./settings-room.module.css";
import { useSettingNote } from "./use-setting-note.ts";
import { useSettingsDraft } from "./use-settings-draft.ts";

/** What a person may change: a group at a time, or what a search finds. */
export function SettingsRoom() {
  const words = useRoomWords(settingWords);
  const preferences = useAppState((state) => state.preferences);
  const waiting = useAppState(({ snapshot }) => snapshot?.notices);
  const focused = useAppState(({ focusField }) => focusField);
  const [chosen, setChosen] = useState<SettingGroup | "files">(() =>
    focused === null ? "general" : groupOf(focused),
  );
  const [search, setSearch] = useState("");
  // A button elsewhere may ask for a field while the room is open already.
  const [followed, setFollowed] = useState(focused);
  if (focused !== followed) {
    setFollowed(focused);
    if (focused !== null) {
      setChosen(groupOf(focused));
      setSearch("");
    }
  }
  if (!preferences) return null;
  const found = search.trim() === "" ? null : matching(search, words);
  return (
    <div className={styles.room}>
      <div className={styles.head}>
        <h1 className={styles.title}>{words.title}</h1>
        <div className={styles.search}>
          <FilterField
            label={words.search}
            value={search}
            found={words.found(found?.length ?? 0)}
            clearLabel={words.clearSearch}
            onChange={setSearch}
          />
        </div>
      </div>
      <NoticeList notices={waiting?.filter(({ code }) => code === "recreate-to-apply") ?? []} />
      <div className={styles.columns}>
        <nav className={styles.groups} aria-label={words.groupsLabel}>
          {([...settingGroups, "files"] as const).map((each) => (
            <button
              key={each}
              type="button"
              className={styles.group}
              aria-current={found === null && each === chosen ? "true" : undefined}
              onClick={() => {
                setSearch("");
                setChosen(each);
              }}
            >
              {each === "files" ? words.files.title : words.groups[each]}
            </button>
          ))}
        </nav>
        <Settings
          groups={found === null ? shown(chosen) : byGroup(found)}
          files={found === null && chosen === "files"}
          preferences={preferences}
          words={words}
        />
      </div>
    </div>
  );
}

interface Props {
  readonly groups: readonly [SettingGroup, readonly PreferenceKey[]][];
  readonly files: boolean;
  readonly preferences: Preferences;
  readonly words: SettingWords;
}

function Settings({ groups, files, preferences, words }: Props) {
  const draft = useSettingsDraft(preferences, words);
  const noteOf = useSettingNote(words);
  const [only] = groups.length === 1 ? (groups[0] ?? []) : [];
  return (
    <div className={styles.cards}>
      {files && <SettingsFiles words={words} />}
      {groups.length === 0 && !files && <p className={styles.nothing}>{words.nothingFound}</p>}
      {groups.map(([group, names]) => (
        <Card key={group} title={words.groups[group]}>
          {names.map((name) => (
            <SettingRow key={name} setting={draft.setting(name)} words={words} note={noteOf(name)} />
          ))}
        </Card>
      ))}
      {only === "network" && <ReachCard words={words} />}
      {only === "storage" && <DiskCard words={words} />}
      <ApplyBar draft={draft} words={words} />
    </div>
  );
}

function shown(group: SettingGroup | "files"): [SettingGroup, PreferenceKey[]][] {
  return group === "files" ? [] : [[group, inGroup(group)]];
}

function byGroup(names: readonly PreferenceKey[]): [SettingGroup, PreferenceKey[]][] {
  return settingGroups.flatMap((group): [SettingGroup, PreferenceKey[]][] => {
    const rows = names.filter((name) => groupOf(name) === group);
    return rows.length === 0 ? [] : [[group, rows]];
  });
}
