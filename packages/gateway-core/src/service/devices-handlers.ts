import { requestGone } from "../connecting/request-gone.ts";
import type { CallName, Handlers } from "../contract/calls.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { LiveGateway } from "./live-gateway.ts";
import { mayChange } from "./may-change.ts";
import type { RequestsDesk } from "./requests-desk.ts";

type Name = Extract<CallName, `devices.${string}`>;

export interface DevicesHandlersOptions {
  live: Pick<LiveGateway, "ask" | "supports">;
  requests: Pick<RequestsDesk, "devices">;
  settings: Pick<SettingsStore, "memory" | "remember">;
}

/** As many browsers' worth of profiles as anybody has; older ones ask again as somebody. */
const mostOwnDevices = 20;

/** Devices of the running gateway. Its answers come from the gateway, never from what was read before. */
export function devicesHandlers(options: DevicesHandlersOptions): Pick<Handlers, Name> {
  const { live, requests, settings } = options;

  async function change(
    method: string,
    params: object,
    what: "request" | "device",
  ): Promise<Record<string, never>> {
    mayChange(settings.memory().adopted);
    if (!(await live.supports(method)))
      throw new RockpoolError({ code: "gateway-too-old", message: `no ${method}`, facts: { what: method } });
    try {
      await live.ask(method, params);
    } catch (error) {
      throw requestGone(error, what);
    } finally {
      // A removal tells nobody; and what is gone should be gone from the list as well.
      requests.devices.refresh();
    }
    return {};
  }

  return {
    "devices.list": () => requests.devices.read(),
    "devices.approve": ({ requestId }) => change("device.pair.approve", { requestId }, "request"),
    "devices.reject": ({ requestId }) => change("device.pair.reject", { requestId }, "request"),
    "devices.revoke": ({ deviceId }) => change("device.pair.remove", { deviceId }, "device"),
    "devices.rename": ({ deviceId, name }) =>
      change("device.pair.rename", { deviceId, label: name }, "device"),
    "devices.claim": ({ deviceId }) => {
      const { ownDevices } = settings.memory();
      if (ownDevices[0] === deviceId) return {};
      const others = ownDevices.filter((id) => id !== deviceId);
      settings.remember({ ownDevices: [deviceId, ...others].slice(0, mostOwnDevices) });
      if (requests.devices.current() !== null) requests.devices.refresh();
      return {};
    },
  };
}
