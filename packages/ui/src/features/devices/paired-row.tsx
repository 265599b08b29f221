import type { PairedDevice } from "@rockpool/gateway-core/contract/devices";
import { channelWords } from "@rockpool/messages/channel-words";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { useMessages, useRoomWords } from "../../state/app-context.tsx";
import { useNow } from "../../state/use-now.ts";
import styles from "../channels/account-row.module.css";
import { RenameDeviceDialog } from "./rename-device-dialog.tsx";
import { RevokeDeviceDialog } from "./revoke-device-dialog.tsx";

interface Props {
  readonly device: PairedDevice;
  readonly mayChange: boolean;
}

/** A device that was let in. */
export function PairedRow({ device, mayChange }: Props) {
  const words = useRoomWords(channelWords).devices;
  const { units, status } = useMessages();
  const now = useNow(30_000);
  const [asks, setAsks] = useState<"rename" | "revoke" | null>(null);
  const { name, platform, client, remoteIp, role, scopes, connected, lastSeenAt, isOurs } = device;
  const facts = [
    platform,
    client,
    remoteIp === null ? null : words.from(remoteIp),
    words.connected[connected],
    lastSeenAt === null || connected === "yes" ? null : words.seen(units.ago(lastSeenAt, now)),
  ];
  const rights = [...(role === null ? [] : [role]), ...scopes];
  return (
    <li className={styles.row} aria-label={name}>
      <div className={styles.words}>
        <p className={styles.head}>
          <span className={styles.name}>{name}</span>
          {isOurs && <span className={styles.state}>{words.ours}</span>}
        </p>
        <p className={styles.facts}>{facts.filter(Boolean).join(" · ")}</p>
        {rights.length > 0 && <p className={styles.facts}>{words.rights(status.list(rights))}</p>}
      </div>
      {mayChange && (
        <div className={styles.actions}>
          <Button size="small" onClick={() => setAsks("rename")}>
            {words.rename}
          </Button>
          <Button size="small" onClick={() => setAsks("revoke")}>
            {words.revoke}
          </Button>
        </div>
      )}
      {asks === "rename" && <RenameDeviceDialog device={device} onClose={() => setAsks(null)} />}
      {asks === "revoke" && <RevokeDeviceDialog device={device} onClose={() => setAsks(null)} />}
    </li>
  );
}
