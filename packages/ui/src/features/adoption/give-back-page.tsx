import type { GiveBackFormat } from "@rockpool/gateway-core/contract/adoption";
import { adoptionWords } from "@rockpool/messages/adoption-words";
import { useState } from "react";
import { Card } from "../../components/card.tsx";
import { Checkbox } from "../../components/checkbox.tsx";
import { CodeBlock } from "../../components/code-block.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { Segmented } from "../../components/segmented.tsx";
import { useApp, useMessages, useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";
import { useRead } from "../../state/use-read.ts";
import { FailureNotice } from "../frame/failure-notice.tsx";
import { TaskPage } from "../frame/task-page.tsx";
import { ListSkeleton } from "../images/list-skeleton.tsx";
import { isWholePath, PathField } from "../images/path-field.tsx";
import styles from "./import-page.module.css";

interface Props {
  /** Of our container. */
  readonly name: string;
  readonly onBack: () => void;
}

/** The files that make our gateway without us, seen before they are written and before anything goes. */
export function GiveBackPage({ name, onBack }: Props) {
  const { store } = useApp();
  const { status } = useMessages();
  const { back, giveBackPage: words } = useRoomWords(adoptionWords);
  const ask = useAsk();
  const [format, setFormat] = useState<GiveBackFormat>("compose");
  const [folder, setFolder] = useState("");
  const [secrets, setSecrets] = useState(false);
  const [overwrite, setOverwrite] = useState(false);
  // Without the values: nobody has to see them to decide.
  const preview = useRead("adoption.previewGiveBack", { format }, null);
  const secretNames = preview.value?.secretNames ?? [];
  const notSaid = preview.value?.notSaid ?? [];

  const give = async () => {
    const directory = folder.trim();
    const reply = await ask("adoption.giveBack", { format, secrets, directory, overwrite });
    if (reply.ok) store.setState({ room: "home" });
  };

  return (
    <TaskPage
      back={back}
      title={words.title}
      lead={words.lead}
      yes={words.go}
      no={words.cancel}
      waits={preview.value === null || !isWholePath(folder) || (secretNames.length > 0 && !secrets)}
      onYes={() => void give()}
      onBack={onBack}
    >
      <div>
        <Segmented
          label={words.form}
          value={format}
          options={[
            { value: "compose", label: words.forms.compose },
            { value: "run", label: words.forms.run },
          ]}
          onChange={setFormat}
        />
      </div>
      <PathField
        label={words.folder}
        hint={words.folderHint}
        invalid={words.folderInvalid}
        choose={{ kind: "folder" }}
        value={folder}
        onChange={setFolder}
      />
      {secretNames.length > 0 && (
        <Checkbox
          label={words.secrets}
          hint={words.secretsHint(status.list(secretNames))}
          checked={secrets}
          onChange={setSecrets}
        />
      )}
      <Checkbox label={words.overwrite} checked={overwrite} onChange={setOverwrite} />
      <Card title={words.files}>
        {preview.failure && <FailureNotice failure={preview.failure} onRetry={preview.again} />}
        {preview.value === null && preview.reading && <ListSkeleton label={words.loading} />}
        {preview.value?.files.map(({ name: file, content }) => (
          <Disclosure key={file} summary={file}>
            <CodeBlock label={file}>{content}</CodeBlock>
          </Disclosure>
        ))}
      </Card>
      {notSaid.length > 0 && (
        <InlineNotice tone="warning" title={words.notSaid}>
          {words.notSaidText(status.list(notSaid))}
        </InlineNotice>
      )}
      <p className={styles.hint}>{words.goes(name)}</p>
    </TaskPage>
  );
}
