import type { DeviceRequest } from "@rockpool/gateway-core/contract/devices";
import { channelWords } from "@rockpool/messages/channel-words";
import { Button } from "../../components/button.tsx";
import { useMessages, useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";
import { useNow } from "../../state/use-now.ts";
import styles from "../channels/account-row.module.css";

interface Props {
  readonly request: DeviceRequest;
  readonly mayChange: boolean;
}

/** A device that asks: whose it is as far as can be told, what it may do, and the answer. */
export function PendingRow({ request, mayChange }: Props) {
  const words = useRoomWords(channelWords).devices;
  const { units, status } = useMessages();
  const now = useNow(30_000);
  const ask = useAsk();
  const { requestId, name, platform, client, remoteIp, role, scopes, at, whose } = request;
  const facts = [
    platform,
    client,
    remoteIp === null ? null : words.from(remoteIp),
    words.asked(units.ago(at, now)),
  ];
  const rights = [...(role === null ? [] : [role]), ...scopes];
  const own = words.whose[whose];
  return (
    <li className={styles.row} aria-label={name}>
      <div className={styles.words}>
        <p className={styles.name}>{name}</p>
        {own && <p>{own}</p>}
        <p className={styles.facts}>{facts.filter(Boolean).join(" · ")}</p>
        {rights.length > 0 && <p className={styles.facts}>{words.rights(status.list(rights))}</p>}
      </div>
      {mayChange && (
        <div className={styles.actions}>
          <Button size="small" onClick={() => void ask("devices.reject", { requestId })}>
            {words.reject}
          </Button>
          <Button size="small" variant="primary" onClick={() => void ask("devices.approve", { requestId })}>
            {words.approve}
          </Button>
        </div>
      )}
    </li>
  );
}
