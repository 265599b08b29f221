import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import type { ServiceLink } from "../service/service-link.ts";
import type { KeptTray } from "../tray/keep-tray.ts";
import type { TrayHost } from "../tray/tray-host.ts";
import type { MainWindow } from "../windows/main-window.ts";

export interface TeardownParts {
  service: Pick<ServiceLink, "bridge" | "snapshot" | "settings" | "until" | "close">;
  mainWindow: Pick<MainWindow, "close">;
  tray: Pick<KeptTray, "quitting" | "dispose">;
  trayHost: Pick<TrayHost, "dispose">;
}

/** What the engine's own grace period for a gateway takes, and a little. */
const stopMs = 75_000;
/** A running operation is worth a wait: it ends better by itself than half-way. */
const operationMs = 20_000;
const closeMs = 5_000;

/**
 * What is done between Quit and the end. The gateway goes on, unless the person chose to stop it with us; then the
 * window closes at once and the tray says what is being waited for.
 */
export function createTeardown({ service, mainWindow, tray, trayHost }: TeardownParts): {
  teardown(signal: AbortSignal): Promise<void>;
  deadline(): number;
} {
  const stopsFirst = () => service.settings()?.stopOnQuit === true && runs(service.snapshot());

  return {
    deadline() {
      if (stopsFirst()) return stopMs;
      return isBusy(service.snapshot()) ? operationMs : closeMs;
    },
    async teardown(signal) {
      mainWindow.close();
      if (stopsFirst() || isBusy(service.snapshot())) tray.quitting();
      if (stopsFirst()) {
        const bridge = await service.bridge;
        const reply = await bridge.call("gateway.stop", {});
        if (reply.ok) await service.until((snapshot) => !isBusy(snapshot) && !runs(snapshot), signal);
      }
      await service.close();
      tray.dispose();
      trayHost.dispose();
    },
  };
}

function runs(snapshot: Snapshot | null): boolean {
  return snapshot?.gateway.container?.status === "running";
}

function isBusy(snapshot: Snapshot | null): boolean {
  return snapshot?.operation?.state === "running";
}
