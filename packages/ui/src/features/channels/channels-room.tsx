import type { Channel } from "@rockpool/gateway-core/contract/channels";
import { channelWords } from "@rockpool/messages/channel-words";
import { useState } from "react";
import { Card } from "../../components/card.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { useAppState, useRoomWords } from "../../state/app-context.tsx";
import { useRead } from "../../state/use-read.ts";
import { useTopic } from "../../state/use-topic.ts";
import { FailureNotice } from "../frame/failure-notice.tsx";
import { ListSkeleton } from "../images/list-skeleton.tsx";
import { AccountRow } from "./account-row.tsx";
import { ChannelChoice } from "./channel-choice.tsx";
import { ChannelForm } from "./channel-form.tsx";
import { ChannelWizard } from "./channel-wizard.tsx";
import styles from "./channels-room.module.css";
import { CodeLogin } from "./code-login.tsx";
import { PeopleCard } from "./people-card.tsx";

interface Task {
  channel: Channel;
  accountId: string | null;
}

/** Chat apps: those that are connected, who wants to be let in, and those that could be added. */
export function ChannelsRoom() {
  const words = useRoomWords(channelWords);
  const snapshot = useAppState((state) => state.snapshot);
  const [task, setTask] = useState<Task | null>(null);
  const runs = snapshot?.phase === "running" || snapshot?.phase === "degraded";
  const told = useTopic("channels", runs ? {} : null);
  const read = useRead("channels.list", runs ? {} : null, snapshot?.gateway.container?.id ?? null);
  const channels = (told ?? read.value)?.channels ?? null;
  const back = () => setTask(null);
  const mayChange = snapshot?.adoption?.kind !== "adopted" || snapshot.adoption.mode === "operate";

  if (task !== null && runs) {
    const { accountId } = task;
    // As it is now: what is under way shows while one waits.
    const channel = channels?.find(({ id }) => id === task.channel.id) ?? task.channel;
    if (channel.adding === "form") return <ChannelForm channel={channel} onBack={back} />;
    if (channel.adding === "qr") return <CodeLogin channel={channel} accountId={accountId} onBack={back} />;
    return <ChannelWizard channel={channel} onBack={back} />;
  }
  const linked = channels?.filter(({ accounts }) => accounts.length > 0) ?? [];
  const begin = (channel: Channel, accountId: string | null = null) => setTask({ channel, accountId });
  return (
    <div className={styles.room}>
      <h1 className={styles.title}>{words.title}</h1>
      <p className={styles.lead}>{words.lead}</p>
      {!runs && <EmptyState title={words.stopped}>{words.stoppedText}</EmptyState>}
      {runs && <PeopleCard requests={snapshot.requests?.people ?? []} mayChange={mayChange} />}
      {channels === null && read.failure && <FailureNotice failure={read.failure} onRetry={read.again} />}
      {runs && channels === null && read.reading && (
        <Card title={words.linkedTitle}>
          <ListSkeleton label={words.loading} />
        </Card>
      )}
      {channels && linked.length === 0 && <EmptyState title={words.none}>{words.noneText}</EmptyState>}
      {linked.length > 0 && (
        <Card title={words.linkedTitle}>
          <ul className={styles.list}>
            {linked.flatMap((channel) =>
              channel.accounts.map((account) => (
                <AccountRow
                  key={`${channel.id} ${account.accountId}`}
                  channel={channel}
                  account={account}
                  mayChange={mayChange}
                  onLogin={() => begin(channel, account.accountId)}
                />
              )),
            )}
          </ul>
        </Card>
      )}
      {channels && mayChange && (
        <ChannelChoice channels={channels.filter((each) => !linked.includes(each))} onChoose={begin} />
      )}
    </div>
  );
}
