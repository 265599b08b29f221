import type { Host } from "@rockpool/gateway-core/host/host";
import type { Logger } from "@rockpool/gateway-core/host/logger";
import { rockpoolDirs } from "@rockpool/gateway-core/host/rockpool-dirs";
import { createService } from "@rockpool/gateway-core/service";
import { openSettings } from "@rockpool/gateway-core/settings/settings-store";
import { join, type Membership } from "@rockpool/gateway-core/sharing/join";
import { openSettingsFile } from "../settings/open-settings-file.ts";

export interface JoinServiceOptions {
  host: Host;
  appVersion: string;
  log: Logger;
}

/**
 * This app's share in the one service: its owner, or a client of the process that is. Everything heavy hangs on this
 * file, which is loaded after the tray is up.
 */
export function joinService({ host, appVersion, log }: JoinServiceOptions): Promise<Membership> {
  return join({
    host,
    appVersion,
    log,
    createService() {
      const { config } = rockpoolDirs(host);
      const { path, open } = openSettingsFile(config);
      const settings = openSettings(open, { path, log });
      const service = createService({ host, settings, log, appVersion });
      return {
        ...service,
        async close() {
          await service.close();
          settings.close();
        },
      };
    },
  });
}
