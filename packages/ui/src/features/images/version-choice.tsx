import { imageWords } from "@rockpool/messages/image-words";
import { useState } from "react";
import { ChoiceList } from "../../components/choice-list.tsx";
import { Switch } from "../../components/switch.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import { useRead } from "../../state/use-read.ts";
import { FailureNotice } from "../frame/failure-notice.tsx";
import { ListSkeleton } from "./list-skeleton.tsx";
import styles from "./version-choice.module.css";

/** More than the eye finds at once. */
const searchFrom = 12;

interface Props {
  readonly repository: string;
  readonly tag: string | null;
  readonly onTag: (tag: string) => void;
}

/** Every version that the registry lists, asked for when somebody wants to see them. */
export function VersionChoice({ repository, tag, onTag }: Props) {
  const words = useRoomWords(imageWords).get;
  const [search, setSearch] = useState("");
  const [prereleases, setPrereleases] = useState(false);
  const tags = useRead("images.tags", { reference: repository }, null);
  if (tags.failure) return <FailureNotice failure={tags.failure} onRetry={tags.again} />;
  if (!tags.value) return <ListSkeleton label={words.loading} />;
  const { versions, more } = tags.value;
  const listed = prereleases ? versions : versions.filter(({ prerelease }) => !prerelease);
  const found = listed.filter((version) => version.tag.includes(search.trim()));
  return (
    <div className={styles.rows}>
      {versions.some(({ prerelease }) => prerelease) && (
        <Switch label={words.prereleases} checked={prereleases} onChange={setPrereleases} />
      )}
      {listed.length > searchFrom && <TextField label={words.search} value={search} onChange={setSearch} />}
      {found.length > 0 ? (
        <ChoiceList
          scrolls
          label={words.versionsOf(repository)}
          value={tag}
          choices={found.map((version) => ({
            value: version.tag,
            label: version.tag,
            note: version.prerelease ? words.prerelease : undefined,
          }))}
          onChange={onTag}
        />
      ) : (
        <p className={styles.none}>{listed.length === 0 ? words.noVersions : words.noneFound}</p>
      )}
      {more && <p className={styles.none}>{words.more}</p>}
    </div>
  );
}
