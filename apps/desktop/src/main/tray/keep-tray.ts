import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import type { Messages } from "@rockpool/messages/catalogue";
import { type TrayModel, trayModel } from "./tray-model.ts";

export interface KeptTray {
  follow(snapshot: Snapshot): void;
  quitting(): void;
  dispose(): void;
}

/** Keeps the tray true: on every snapshot, and once a second while the status line counts. */
export function keepTray(messages: Messages, show: (model: TrayModel) => void): KeptTray {
  let snapshot: Snapshot | null = null;
  let quitting = false;
  let timer: NodeJS.Timeout | undefined;

  function refresh(): void {
    show(trayModel({ snapshot, messages, now: Date.now(), quitting }));
    clearTimeout(timer);
    if (snapshot?.operation?.state === "running") timer = setTimeout(refresh, 1000);
  }

  return {
    follow(next) {
      snapshot = next;
      refresh();
    },
    quitting() {
      quitting = true;
      refresh();
    },
    dispose: () => clearTimeout(timer),
  };
}
