import type { Host } from "@rockpool/gateway-core/host/host";
import type { Logger } from "@rockpool/gateway-core/host/logger";
import { join, type Membership } from "@rockpool/gateway-core/sharing/join";
import { loadWithoutSignals } from "./load-without-signals.ts";

/**
 * This command's share in the service: most often as a client of the app. Everything heavy is loaded only where this
 * process has to be the one that serves.
 */
export function joinService(host: Host, appVersion: string, log: Logger): Promise<Membership> {
  return join({
    host,
    appVersion,
    log,
    async createService() {
      const [{ createService }, { openSettingsFile }] = await Promise.all([
        import("@rockpool/gateway-core/service"),
        loadWithoutSignals(() => import("./open-settings-file.ts")),
      ]);
      const settings = openSettingsFile(host, log);
      const service = createService({ host, settings, log, appVersion });
      return {
        handlers: service.handlers,
        sources: service.sources,
        busy: () => service.busy(),
        async close() {
          await service.close();
          settings.close();
        },
      };
    },
  });
}
