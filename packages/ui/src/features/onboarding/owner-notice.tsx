import type { StoragePlace } from "@rockpool/gateway-core/contract/setup";
import { setupWords } from "@rockpool/messages/setup-words";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useRoomWords } from "../../state/app-context.tsx";

interface Props {
  readonly which: "state" | "workspace";
  readonly place: StoragePlace;
}

/** A place that the gateway could not write to: whose it is, and what repairing it would change. */
export function OwnerNotice({ which, place }: Props) {
  const words = useRoomWords(setupWords).data;
  return (
    <InlineNotice tone="warning" title={words.owner.title(words[which].toLowerCase())}>
      {`${whose()} ${words.owner.does}`}
    </InlineNotice>
  );

  function whose(): string {
    const { owner, where } = place;
    if (owner === null || (owner.uid === owner.wantedUid && owner.gid === owner.wantedGid))
      return words.owner.unknown(where);
    const holder = owner.uid === 0 ? words.owner.root : words.owner.user(owner.uid, owner.gid);
    return words.owner.text(where, holder, words.owner.user(owner.wantedUid, owner.wantedGid));
  }
}
