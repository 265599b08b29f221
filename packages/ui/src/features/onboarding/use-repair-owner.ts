import { setupWords } from "@rockpool/messages/setup-words";
import { useState } from "react";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { addToast } from "../../state/app-state.ts";
import { useAsk } from "../../state/use-ask.ts";

type Place = "state" | "workspace";

interface RepairOwner {
  readonly repairing: boolean;
  /** How often something was repaired: what is known of the places is old then. */
  readonly repaired: number;
  readonly repair: (places: readonly Place[]) => Promise<void>;
}

/** Gives the places to the gateway's user, one after the other, and says how much that has changed. */
export function useRepairOwner(): RepairOwner {
  const { store } = useApp();
  const words = useRoomWords(setupWords).data.owner;
  const ask = useAsk();
  const [repairing, setRepairing] = useState(false);
  const [repaired, setRepaired] = useState(0);

  const repair = async (places: readonly Place[]) => {
    setRepairing(true);
    let changed = 0;
    for (const place of places) {
      const reply = await ask("setup.repairOwner", { place });
      if (!reply.ok) break;
      changed += reply.value.changed;
    }
    setRepairing(false);
    setRepaired((count) => count + 1);
    if (changed > 0) addToast(store, { tone: "info", title: words.repaired(changed) });
  };
  return { repairing, repaired, repair };
}
