import type { FoundInstance } from "@rockpool/gateway-core/contract/adoption";
import type { CallInput } from "@rockpool/gateway-core/contract/calls";
import { adoptionWords } from "@rockpool/messages/adoption-words";
import { useState } from "react";
import { Card } from "../../components/card.tsx";
import { Checkbox } from "../../components/checkbox.tsx";
import { ChoiceList } from "../../components/choice-list.tsx";
import { FactList } from "../../components/fact-list.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useApp, useMessages, useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";
import { useRead } from "../../state/use-read.ts";
import { useSettled } from "../../state/use-settled.ts";
import { FailureNotice } from "../frame/failure-notice.tsx";
import { TaskPage } from "../frame/task-page.tsx";
import { isWholePath, PathField } from "../images/path-field.tsx";
import styles from "./import-page.module.css";

interface Props {
  readonly gateway: FoundInstance;
  readonly onBack: () => void;
}

type Kind = "auto" | "bind" | "volume";

/** Of the contract's StorageChoice. */
const volumeName = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/;

/** Where a copy of its state goes, and what is in it. */
export function ImportPage({ gateway, onBack }: Props) {
  const { store } = useApp();
  const { status } = useMessages();
  const { back, importPage: words } = useRoomWords(adoptionWords);
  const ask = useAsk();
  const stoppable = gateway.running && gateway.containerId !== null;
  const [kind, setKind] = useState<Kind>("auto");
  const [folder, setFolder] = useState("");
  const [volume, setVolume] = useState("");
  const [workspace, setWorkspace] = useState(true);
  const [stopSource, setStopSource] = useState(stoppable);
  const into = placeOf(kind, folder, volume);
  const input = into && { id: gateway.id, into, workspace, stopSource };
  const settled = useSettled(JSON.stringify(input), 300);
  const asked = JSON.parse(settled) as CallInput<"adoption.import"> | null;
  const preview = useRead("adoption.previewImport", asked, null);
  const isCurrent = settled === JSON.stringify(input);

  const copy = async () => {
    if (input && (await ask("adoption.import", input)).ok) store.setState({ room: "home" });
  };

  return (
    <TaskPage
      back={back}
      title={words.title(gateway.name)}
      lead={words.lead}
      yes={words.go}
      no={words.cancel}
      waits={input === null || !isCurrent || preview.value === null || preview.failure !== null}
      onYes={() => void copy()}
      onBack={onBack}
    >
      <ChoiceList
        label={words.where}
        value={kind}
        onChange={setKind}
        choices={[
          { value: "auto", label: words.usual, text: words.usualText },
          { value: "bind", label: words.folder, text: words.folderText },
          { value: "volume", label: words.volume, text: words.volumeText },
        ]}
      />
      {kind === "bind" && (
        <PathField
          label={words.folderLabel}
          hint={words.folderHint}
          invalid={words.folderInvalid}
          choose={{ kind: "folder" }}
          value={folder}
          onChange={setFolder}
        />
      )}
      {kind === "volume" && (
        <TextField
          mono
          label={words.volumeLabel}
          hint={words.volumeHint}
          error={volume === "" || volumeName.test(volume) ? null : words.volumeInvalid}
          value={volume}
          onChange={setVolume}
        />
      )}
      <Checkbox
        label={words.workspace}
        hint={words.workspaceHint}
        checked={workspace}
        onChange={setWorkspace}
      />
      {stoppable && (
        <Checkbox
          label={words.stop(gateway.name)}
          hint={words.stopHint}
          checked={stopSource}
          onChange={setStopSource}
        />
      )}
      <Card title={words.preview}>
        {preview.failure && <FailureNotice failure={preview.failure} onRetry={preview.again} />}
        {preview.value === null && !preview.failure && (
          <p className={styles.hint} role="status">
            {input === null ? words.choosePlace : words.looking}
          </p>
        )}
        {preview.value && !preview.failure && (
          <>
            <FactList
              facts={preview.value.parts.map(({ name, from, to }) => ({
                label: words.parts[name],
                value: (
                  <span className={styles.places}>
                    <span className={styles.place}>{place(from)}</span>
                    <span className={styles.place}>{words.to(place(to))}</span>
                  </span>
                ),
              }))}
            />
            {preview.value.secretNames.length > 0 && (
              <p className={styles.hint}>{words.secrets(status.list(preview.value.secretNames))}</p>
            )}
          </>
        )}
      </Card>
      <p className={styles.hint}>{words.after}</p>
    </TaskPage>
  );

  function place(locator: string): string {
    const [is, ...at] = locator.split(":");
    return is === "volume" ? words.volumeAt(at.join(":")) : at.join(":");
  }
}

/** null while it is not whole. */
function placeOf(kind: Kind, folder: string, volume: string): CallInput<"adoption.import">["into"] | null {
  if (kind === "auto") return { kind };
  if (kind === "bind") return isWholePath(folder) ? { kind, path: folder.trim() } : null;
  return volumeName.test(volume) ? { kind, name: volume } : null;
}
