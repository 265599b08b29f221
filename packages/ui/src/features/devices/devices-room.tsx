import { channelWords } from "@rockpool/messages/channel-words";
import { Card } from "../../components/card.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { useAppState, useRoomWords } from "../../state/app-context.tsx";
import { useRead } from "../../state/use-read.ts";
import { useTopic } from "../../state/use-topic.ts";
import room from "../channels/channels-room.module.css";
import { FailureNotice } from "../frame/failure-notice.tsx";
import { ListSkeleton } from "../images/list-skeleton.tsx";
import { PairedRow } from "./paired-row.tsx";
import { PendingRow } from "./pending-row.tsx";

/** Browsers and apps of the running gateway: those that wait for a yes, and those that were let in. */
export function DevicesRoom() {
  const words = useRoomWords(channelWords);
  const { devices } = words;
  const snapshot = useAppState((state) => state.snapshot);
  const runs = snapshot?.phase === "running" || snapshot?.phase === "degraded";
  const told = useTopic("devices", runs ? {} : null);
  const read = useRead("devices.list", runs ? {} : null, snapshot?.gateway.container?.id ?? null);
  const list = told ?? read.value;
  const mayChange = snapshot?.adoption?.kind !== "adopted" || snapshot.adoption.mode === "operate";
  return (
    <div className={room.room}>
      <h1 className={room.title}>{devices.title}</h1>
      <p className={room.lead}>{devices.lead}</p>
      {!runs && <EmptyState title={words.stopped}>{words.stoppedText}</EmptyState>}
      {list === null && read.failure && <FailureNotice failure={read.failure} onRetry={read.again} />}
      {runs && list === null && read.reading && (
        <Card title={devices.paired}>
          <ListSkeleton label={words.loading} />
        </Card>
      )}
      {list && list.pending.length > 0 && (
        <Card title={devices.waiting}>
          <ul className={room.list}>
            {list.pending.map((request) => (
              <PendingRow key={request.requestId} request={request} mayChange={mayChange} />
            ))}
          </ul>
        </Card>
      )}
      {list && list.paired.length === 0 && <EmptyState title={devices.none}>{devices.noneText}</EmptyState>}
      {list && list.paired.length > 0 && (
        <Card title={devices.paired}>
          <ul className={room.list}>
            {list.paired.map((device) => (
              <PairedRow key={device.deviceId} device={device} mayChange={mayChange} />
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}
