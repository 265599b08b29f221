import type { FoundInstance } from "@rockpool/gateway-core/contract/adoption";
import { adoptionWords } from "@rockpool/messages/adoption-words";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Card } from "../../components/card.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useAppState, useRoomWords } from "../../state/app-context.tsx";
import { useRead } from "../../state/use-read.ts";
import { FailureNotice } from "../frame/failure-notice.tsx";
import { ListSkeleton } from "../images/list-skeleton.tsx";
import { GatewayRow } from "./gateway-row.tsx";
import styles from "./gateways-room.module.css";
import { GiveBackPage } from "./give-back-page.tsx";
import { ImportPage } from "./import-page.tsx";
import { OwnGatewayCard } from "./own-gateway-card.tsx";
import { TakeOverPage } from "./take-over-page.tsx";

type Task = { kind: "take-over" | "import"; gateway: FoundInstance } | { kind: "give-back"; name: string };

/** Gateways that run already, ours among them: what they are, and what can be done with them. */
export function GatewaysRoom() {
  const [task, setTask] = useState<Task | null>(null);
  const back = () => setTask(null);
  switch (task?.kind) {
    case "take-over":
      return <TakeOverPage gateway={task.gateway} onBack={back} />;
    case "import":
      return <ImportPage gateway={task.gateway} onBack={back} />;
    case "give-back":
      return <GiveBackPage name={task.name} onBack={back} />;
    default:
      return <GatewayList onTask={setTask} />;
  }
}

function GatewayList({ onTask }: { onTask: (task: Task) => void }) {
  const words = useRoomWords(adoptionWords);
  const snapshot = useAppState((state) => state.snapshot);
  const connected = snapshot?.engine.kind === "connected";
  const adopted = snapshot?.adoption?.kind === "adopted" ? snapshot.adoption : null;
  // What runs and what is shown may have changed with either of them.
  const occasion = `${connected} ${adopted?.name} ${adopted?.mode} ${snapshot?.phase}`;
  const list = useRead("adoption.list", {}, occasion);
  const gateways = list.value?.gateways ?? [];
  const problems = list.value?.engines.filter(({ problem }) => problem !== null) ?? [];
  return (
    <div className={styles.room}>
      <div className={styles.head}>
        <h1 className={styles.title}>{words.title}</h1>
        <Button onClick={list.again} disabled={list.reading}>
          {words.again}
        </Button>
      </div>
      <p className={styles.lead}>{words.lead}</p>
      {snapshot && adopted === null && (
        <OwnGatewayCard
          snapshot={snapshot}
          onGiveBack={() => onTask({ kind: "give-back", name: snapshot.gateway.container?.name ?? "" })}
        />
      )}
      {list.failure && <FailureNotice failure={list.failure} onRetry={list.again} />}
      {problems.map(({ source, problem }) => (
        <InlineNotice key={source} tone="info" title={words.engineProblem(source)}>
          {problem}
        </InlineNotice>
      ))}
      {list.value === null && list.reading && (
        <Card title={words.found}>
          <ListSkeleton label={words.loading} />
        </Card>
      )}
      {list.value && gateways.length === 0 && <EmptyState title={words.none}>{words.noneText}</EmptyState>}
      {gateways.length > 0 && (
        <ul aria-label={words.found} className={styles.list}>
          {gateways.map((gateway) => (
            <GatewayRow
              key={gateway.id}
              gateway={gateway}
              snapshot={snapshot}
              onDone={list.again}
              onTask={(kind) => onTask({ kind, gateway })}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
