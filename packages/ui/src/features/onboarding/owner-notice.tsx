import type { StoragePlace, StoragePreview } from "@rockpool/gateway-core/contract/setup";
import { setupWords } from "@rockpool/messages/setup-words";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { addToast } from "../../state/app-state.ts";
import { useAsk } from "../../state/use-ask.ts";

interface Props {
  readonly preview: StoragePreview;
  readonly onRepaired: () => void;
}

/** A place that the gateway could not write to, and what puts it right. */
export function OwnerNotice({ preview, onRepaired }: Props) {
  const { store } = useApp();
  const words = useRoomWords(setupWords).data;
  const ask = useAsk();
  const [repairing, setRepairing] = useState<string | null>(null);

  const repair = async (place: "state" | "workspace") => {
    setRepairing(place);
    const reply = await ask("setup.repairOwner", { place });
    setRepairing(null);
    if (!reply.ok) return;
    addToast(store, { tone: "info", title: words.owner.repaired(reply.value.changed) });
    onRepaired();
  };

  return (["state", "workspace"] as const)
    .filter((which) => preview[which].writable === "no")
    .map((which) => (
      <InlineNotice
        key={which}
        tone="warning"
        title={words.owner.title(words[which].toLowerCase())}
        action={
          <Button size="small" disabled={repairing !== null} onClick={() => void repair(which)}>
            {repairing === which ? words.owner.repairing : words.owner.repair}
          </Button>
        }
      >
        {`${whose(preview[which])} ${words.owner.does(wanted(preview[which]))}`}
      </InlineNotice>
    ));

  function whose(place: StoragePlace): string {
    const { owner, where } = place;
    if (owner === null || (owner.uid === owner.wantedUid && owner.gid === owner.wantedGid))
      return words.owner.unknown(where);
    const root = owner.uid === 0;
    return words.owner.text(
      where,
      root ? words.owner.root : words.owner.user(owner.uid, owner.gid),
      wanted(place),
    );
  }

  function wanted({ owner }: StoragePlace): string {
    return owner ? words.owner.user(owner.wantedUid, owner.wantedGid) : words.owner.gateway;
  }
}
