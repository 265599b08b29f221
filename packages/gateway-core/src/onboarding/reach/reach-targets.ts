import { z } from "zod";
import { channelHosts, providerHosts } from "./provider-hosts.ts";

/** A question to a host, as the program in the container gets it. */
export interface ReachTarget {
  /** As in `ReachabilityRow`. */
  id: string;
  host: string;
  /** null where only its name is asked for. */
  port: number | null;
  tls: boolean;
  /** Anything that is no failure of a server counts as an answer, but for npm, which has to say yes. */
  expects: "name" | "answer" | "success";
  path: string;
}

export const npmHost = "registry.npmjs.org";

/** More than anybody has set up; what comes after them is left out. */
const mostTargets = 16;

const Model = z.union([
  z.string().transform((primary) => [primary]),
  z
    .object({ primary: z.string().optional().catch(undefined), fallbacks: z.array(z.string()).catch([]) })
    .transform(({ primary, fallbacks }) => [...(primary === undefined ? [] : [primary]), ...fallbacks]),
]);
const models = Model.catch([]);
const Agent = z.object({ model: models.default([]) }).catch({ model: [] });
const record = <T extends z.ZodType>(value: T) => z.record(z.string(), value).catch({}).default({});
const text = z.string().optional().catch(undefined);

/** What of OpenClaw's config names a host; all else in it is nobody's business here. Either era's. */
const Config = z.object({
  agents: z
    .object({
      defaults: z
        .object({ model: models.default([]), utilityModel: models.default([]) })
        .optional()
        .catch(undefined),
      entries: record(Agent),
      list: z.array(Agent).catch([]).default([]),
    })
    .optional()
    .catch(undefined),
  models: z
    .object({ providers: record(z.object({ baseUrl: text }).catch({ baseUrl: undefined })) })
    .optional()
    .catch(undefined),
  channels: record(
    z
      .object({
        enabled: z.boolean().optional().catch(undefined),
        ...{ apiRoot: text, baseUrl: text, homeserver: text, httpUrl: text },
      })
      .catch({}),
  ),
});
type Config = z.output<typeof Config>;

/** Whom a gateway with this config talks to; without one the name service and npm. */
export function reachTargets(config: Readonly<Record<string, unknown>> | null): ReachTarget[] {
  const parsed = Config.safeParse(config ?? {});
  const fixed: ReachTarget[] = [
    { id: "dns", host: npmHost, port: null, tls: false, expects: "name", path: "/" },
    { id: "npm", host: npmHost, port: 443, tls: true, expects: "success", path: "/-/ping" },
  ];
  if (!parsed.success) return fixed;
  const all = [...fixed, ...providers(parsed.data), ...channels(parsed.data)];
  return [...new Map(all.map((target) => [target.id, target])).values()].slice(0, mostTargets);
}

function providers({ agents, models: configured }: Config): ReachTarget[] {
  const own = configured?.providers ?? {};
  const used = [
    ...(agents?.defaults?.model ?? []),
    ...(agents?.defaults?.utilityModel ?? []),
    ...[...Object.values(agents?.entries ?? {}), ...(agents?.list ?? [])].flatMap(({ model }) => model),
  ].map((reference) => reference.split("/")[0] ?? "");
  return [...new Set([...used, ...Object.keys(own)])].flatMap((id) => {
    const host = Object.hasOwn(providerHosts, id) ? providerHosts[id] : undefined;
    return targetAt("provider", own[id]?.baseUrl ?? (host === undefined ? undefined : `https://${host}`));
  });
}

function channels({ channels: configured }: Config): ReachTarget[] {
  return Object.entries(configured).flatMap(([id, { enabled, apiRoot, baseUrl, homeserver, httpUrl }]) => {
    if (enabled === false) return [];
    const host = Object.hasOwn(channelHosts, id) ? channelHosts[id] : undefined;
    const own = apiRoot ?? baseUrl ?? homeserver ?? httpUrl;
    return targetAt("channel", own ?? (host === undefined ? undefined : `https://${host}`));
  });
}

/** Host and port alone: the rest of an address may be a secret. */
function targetAt(kind: "provider" | "channel", address: string | undefined): ReachTarget[] {
  if (address === undefined || !URL.canParse(address)) return [];
  const { protocol, hostname, port } = new URL(address);
  if (!/^(?:https?|wss?):$/.test(protocol) || hostname === "") return [];
  const tls = protocol === "https:" || protocol === "wss:";
  const host = hostname.replace(/^\[|\]$/g, "");
  const usual = tls ? 443 : 80;
  const number = port === "" ? usual : Number(port);
  // Two servers on one host are two questions.
  const id = number === usual ? `${kind}:${host}` : `${kind}:${host}:${number}`;
  return [{ id, host, port: number, tls, expects: "answer", path: "/" }];
}
