import type { PersonRequest } from "@rockpool/gateway-core/contract/people";
import { channelWords } from "@rockpool/messages/channel-words";
import { Button } from "../../components/button.tsx";
import { Card } from "../../components/card.tsx";
import { useMessages, useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";
import { useNow } from "../../state/use-now.ts";
import styles from "./account-row.module.css";
import room from "./channels-room.module.css";

interface Props {
  readonly requests: readonly PersonRequest[];
  readonly mayChange: boolean;
}

/** Who wrote to the assistant and waits to be let in; nothing where nobody does. */
export function PeopleCard({ requests, mayChange }: Props) {
  const words = useRoomWords(channelWords).people;
  const { units } = useMessages();
  const now = useNow(30_000);
  const ask = useAsk();
  if (requests.length === 0) return null;
  return (
    <Card title={words.title}>
      <ul className={room.list}>
        {requests.map(({ channel, channelLabel, accountId, requestId, senderId, name, at }) => {
          const answer = { channel, requestId, ...(accountId === null ? {} : { accountId }) };
          return (
            <li key={requestId} className={styles.row} aria-label={name ?? words.unnamed}>
              <div className={styles.words}>
                <p className={styles.name}>{name ?? words.unnamed}</p>
                <p className={styles.facts}>
                  {words.from(channelLabel, senderId)}
                  {at !== null && ` · ${words.asked(units.ago(at, now))}`}
                </p>
              </div>
              {mayChange && (
                <div className={styles.actions}>
                  <Button size="small" onClick={() => void ask("people.dismiss", answer)}>
                    {words.dismiss}
                  </Button>
                  <Button size="small" variant="primary" onClick={() => void ask("people.approve", answer)}>
                    {words.approve}
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
      <p className={styles.note}>{words.hint}</p>
    </Card>
  );
}
