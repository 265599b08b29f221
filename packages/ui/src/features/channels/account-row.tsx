import type { Channel, ChannelAccount } from "@rockpool/gateway-core/contract/channels";
import { channelWords } from "@rockpool/messages/channel-words";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { useMessages, useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";
import { useNow } from "../../state/use-now.ts";
import styles from "./account-row.module.css";
import { RemoveChannelDialog } from "./remove-channel-dialog.tsx";

interface Props {
  readonly channel: Channel;
  readonly account: ChannelAccount;
  readonly mayChange: boolean;
  readonly onLogin: () => void;
}

/** One account of a channel: as whom, how it is and since when, and what can be done. */
export function AccountRow({ channel, account, mayChange, onLogin }: Props) {
  const words = useRoomWords(channelWords);
  const { units } = useMessages();
  const now = useNow(30_000);
  const ask = useAsk();
  const [busy, setBusy] = useState(false);
  const [removes, setRemoves] = useState(false);
  const { accountId, name, state, since, lastError, isDefault } = account;
  const where = { channel: channel.id, accountId };
  const facts = [name, isDefault ? null : words.account(accountId)].filter((fact) => fact !== null);

  const order = async (call: "channels.restart" | "channels.logout") => {
    setBusy(true);
    await ask(call, where);
    setBusy(false);
  };

  return (
    <li className={styles.row} aria-label={channel.label}>
      <div className={styles.words}>
        <p className={styles.head}>
          <span className={styles.name}>{channel.label}</span>
          <span className={styles.state} data-state={state}>
            {words.states[state]}
          </span>
        </p>
        <p className={styles.facts}>
          {[...facts, ...(since === null ? [] : [words.since(units.moment(since, now))])].join(" · ")}
        </p>
        {lastError && state !== "linked" && <p className={styles.error}>{lastError}</p>}
      </div>
      {mayChange && (
        <div className={styles.actions}>
          {channel.adding === "qr" && state !== "linked" && (
            <Button size="small" variant="primary" disabled={busy} onClick={onLogin}>
              {words.login}
            </Button>
          )}
          <Button size="small" disabled={busy} onClick={() => void order("channels.restart")}>
            {busy ? words.restarting : words.restart}
          </Button>
          {channel.adding === "qr" && state === "linked" && (
            <Button size="small" disabled={busy} onClick={() => void order("channels.logout")}>
              {words.logout}
            </Button>
          )}
          <Button size="small" disabled={busy} onClick={() => setRemoves(true)}>
            {words.remove}
          </Button>
        </div>
      )}
      {removes && (
        <RemoveChannelDialog label={channel.label} where={where} onClose={() => setRemoves(false)} />
      )}
    </li>
  );
}
