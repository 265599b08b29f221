import type { Difference, FoundInstance } from "@rockpool/gateway-core/contract/adoption";
import { adoptionWords } from "@rockpool/messages/adoption-words";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Card } from "../../components/card.tsx";
import { CodeBlock } from "../../components/code-block.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";
import { useRead } from "../../state/use-read.ts";
import { FailureNotice } from "../frame/failure-notice.tsx";
import { TaskPage } from "../frame/task-page.tsx";
import { ListSkeleton } from "../images/list-skeleton.tsx";
import { DifferenceRow } from "./difference-row.tsx";
import styles from "./take-over-page.module.css";

interface Props {
  readonly gateway: FoundInstance;
  readonly onBack: () => void;
}

/** Every change that a take-over brings, by how much it matters, and what may be safer. */
export function TakeOverPage({ gateway: { id, name }, onBack }: Props) {
  const { store, messages } = useApp();
  const { back, takeOverPage: words } = useRoomWords(adoptionWords);
  const ask = useAsk();
  const [safer, setSafer] = useState<readonly string[]>([]);
  const [looksAtLine, setLooksAtLine] = useState(false);
  const preview = useRead("adoption.previewTakeOver", { id, safer: [] }, null);
  const line = useRead("adoption.previewTakeOver", looksAtLine ? { id, safer: [...safer] } : null, null);
  const differences = preview.value?.differences ?? [];
  const open = differences.filter(({ choice }) => choice !== "fixed");
  const saferIds = open.filter((each) => each.safer !== null).map((each) => each.id);
  const rows = (some: readonly Difference[]) => (
    <ul className={styles.list}>
      {some.map((each) => (
        <DifferenceRow
          key={each.id}
          difference={each}
          isSafer={safer.includes(each.id)}
          onChange={(is) =>
            setSafer((before) => [...before.filter((one) => one !== each.id), ...(is ? [each.id] : [])])
          }
        />
      ))}
    </ul>
  );
  const risks = open.filter(({ weight }) => weight === "risk");
  const notes = open.filter(({ weight }) => weight !== "risk");
  const allSafer = saferIds.length > 0 && (
    <Button size="small" disabled={saferIds.length === safer.length} onClick={() => setSafer(saferIds)}>
      {words.allSafer}
    </Button>
  );

  const takeOver = async () => {
    if ((await ask("adoption.takeOver", { id, safer: [...safer] })).ok) store.setState({ room: "home" });
  };

  return (
    <TaskPage
      back={back}
      title={words.title(name)}
      lead={words.lead}
      yes={words.go}
      no={words.cancel}
      waits={preview.value === null}
      onYes={() => void takeOver()}
      onBack={onBack}
    >
      {preview.failure && <FailureNotice failure={preview.failure} onRetry={preview.again} />}
      {preview.value === null && preview.reading && <ListSkeleton label={words.loading} />}
      {preview.value && (
        <>
          {preview.value.agentAtWork === "yes" && <InlineNotice tone="warning" title={words.atWork} />}
          {preview.value.agentAtWork === "unknown" && (
            <InlineNotice tone="info" title={words.atWorkUnknown} />
          )}
          {risks.length > 0 && (
            <Card title={words.risks} aside={allSafer}>
              {rows(risks)}
            </Card>
          )}
          {notes.length > 0 && (
            <Card title={words.notes} aside={risks.length === 0 && allSafer}>
              {rows(notes)}
            </Card>
          )}
          <Card title={words.fixed}>
            {rows(differences.filter(({ choice }) => choice === "fixed"))}
            <p className={styles.rest}>
              {words.everythingElse}
              {preview.value.carried.length > 0 &&
                ` ${words.carried(messages.status.list(preview.value.carried))}`}
            </p>
          </Card>
          <Disclosure summary={words.command} onToggle={setLooksAtLine}>
            <p className={styles.hint}>{words.commandHint}</p>
            {line.failure && <FailureNotice failure={line.failure} onRetry={line.again} />}
            <CodeBlock label={words.command}>{line.value?.command ?? words.commandLoading}</CodeBlock>
          </Disclosure>
          <p>{words.checkpoint(sizeOf(preview.value.stateBytes))}</p>
        </>
      )}
    </TaskPage>
  );

  function sizeOf(bytes: number | null): string | null {
    return bytes === null ? null : messages.units.bytes(bytes);
  }
}
