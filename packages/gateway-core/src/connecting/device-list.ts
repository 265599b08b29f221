import { z } from "zod";
import type { DeviceList, DeviceRequest, PairedDevice } from "../contract/devices.ts";

const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || null)
  .catch(null);
const epochMs = z.number().nullish().catch(null);
const names = z.array(z.string()).nullish().catch(null);

const known = {
  deviceId: z.string().min(1),
  operatorLabel: text,
  displayName: text,
  platform: text,
  clientId: text,
  role: text,
  roles: names,
  scopes: names,
  remoteIp: text,
};
const Pending = z.object({ requestId: z.string().min(1), ...known, browserOrigin: text, ts: epochMs });
const Paired = z.object({
  ...known,
  approvedVia: text,
  approvedAtMs: epochMs,
  createdAtMs: epochMs,
  lastSeenAtMs: epochMs,
  connected: z.boolean().nullish().catch(null),
  tokens: z
    .array(z.object({ lastUsedAtMs: epochMs }))
    .nullish()
    .catch(null),
});
const Answer = z.object({ pending: z.array(z.unknown()), paired: z.array(z.unknown()) });

/**
 * What `device.pair.list` answers (2026.9.6 and 2026.4.29), the oldest request first. One that cannot be read is left out.
 * Ours is only what signed in with an id in `own`: an id is the hash of a key that the gateway has seen proven, while a
 * name can be anybody's.
 */
export function deviceList(answer: unknown, own: ReadonlySet<string>): DeviceList {
  const { pending, paired } = Answer.parse(answer);
  return {
    pending: readable(Pending, pending)
      .map((each) => requestOf(each, own))
      .sort((a, b) => a.at - b.at),
    paired: readable(Paired, paired).map((each) => pairedOf(each, own)),
  };
}

function requestOf(device: z.infer<typeof Pending>, own: ReadonlySet<string>): DeviceRequest {
  const { requestId, browserOrigin, ts } = device;
  return { requestId, ...commonOf(device), browserOrigin, at: ts ?? 0, whose: whose(device, own) };
}

function whose({ deviceId, clientId }: z.infer<typeof Pending>, own: ReadonlySet<string>) {
  if (!own.has(deviceId)) return "somebody";
  return clientId === dashboardClient ? "own-dashboard" : "own-client";
}

function pairedOf(device: z.infer<typeof Paired>, own: ReadonlySet<string>): PairedDevice {
  const used = (device.tokens ?? []).map(({ lastUsedAtMs }) => lastUsedAtMs ?? 0);
  const lastSeenAt = device.lastSeenAtMs ?? (Math.max(0, ...used) || null);
  return {
    ...commonOf(device),
    approvedBy: device.approvedVia,
    pairedAt: device.approvedAtMs ?? device.createdAtMs ?? null,
    lastSeenAt,
    connected: device.connected == null ? "unknown" : device.connected ? "yes" : "no",
    isOurs: own.has(device.deviceId),
  };
}

function commonOf(device: z.infer<typeof Pending> | z.infer<typeof Paired>) {
  const { deviceId, platform, clientId, role, remoteIp } = device;
  return {
    deviceId,
    name: device.operatorLabel ?? device.displayName ?? clientId ?? deviceId.slice(0, 12),
    platform,
    client: clientId === dashboardClient ? "control-ui" : clientId,
    role: role ?? device.roles?.[0] ?? null,
    scopes: device.scopes ?? [],
    remoteIp,
  };
}

/** As the Control UI names itself; source: its bundle in 2026.4.29 and 2026.9.6. */
const dashboardClient = "openclaw-control-ui";

function readable<S extends z.ZodType>(schema: S, items: readonly unknown[]): z.output<S>[] {
  return items.flatMap((item) => {
    const { data, success } = schema.safeParse(item);
    return success ? [data] : [];
  });
}
