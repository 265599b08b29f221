import { z } from "zod";

const common = {
  deviceId: z.string(),
  /** As the device calls itself, or as a person renamed it. */
  name: z.string(),
  platform: z.string().nullable(),
  /** `control-ui`, `cli`, `gateway-client`, a companion app. */
  client: z.string().nullable(),
  role: z.string().nullable(),
  scopes: z.array(z.string()),
  remoteIp: z.string().nullable(),
};

/** Somebody's app or browser that asks to be let in. */
export const DeviceRequest = z.object({
  requestId: z.string(),
  ...common,
  browserOrigin: z.string().nullable(),
  /** Epoch milliseconds. */
  at: z.number(),
  /** `own-dashboard`: the Control UI that Rockpool itself opened; `own-client`: Rockpool; else somebody's. */
  whose: z.enum(["own-dashboard", "own-client", "somebody"]),
});
export type DeviceRequest = z.infer<typeof DeviceRequest>;

export const PairedDevice = z.object({
  ...common,
  approvedBy: z.string().nullable(),
  pairedAt: z.number().nullable(),
  lastSeenAt: z.number().nullable(),
  connected: z.enum(["yes", "no", "unknown"]),
  /** Rockpool's own dashboard or client. */
  isOurs: z.boolean(),
});
export type PairedDevice = z.infer<typeof PairedDevice>;

export const DeviceList = z.object({ pending: z.array(DeviceRequest), paired: z.array(PairedDevice) });
export type DeviceList = z.infer<typeof DeviceList>;
