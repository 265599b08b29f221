import { z } from "zod";

const strings = z.array(z.string());
const words = z.union([strings, z.string().transform((line) => line.split(/\s+/).filter(Boolean))]);
const pairs = z.union([
  z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
    .transform((map) =>
      Object.fromEntries(Object.entries(map).map(([name, value]) => [name, String(value ?? "")])),
    ),
  strings.transform((list) =>
    Object.fromEntries(list.map((each) => [each.split("=", 1)[0] ?? "", each.slice(each.indexOf("=") + 1)])),
  ),
]);
const seconds = z
  .string()
  .regex(/^\d+(?:\.\d+)?s$/)
  .transform((text) => Number(text.slice(0, -1)));
const bytes = z.number().int();
export const KnownVolume = z.union([
  z.object({
    type: z.enum(["bind", "volume"]),
    source: z.string(),
    target: z.string(),
    read_only: z.boolean().optional(),
  }),
  z.string(),
]);

/** What a service may say for a gateway to be made of it; a closed subset of the compose specification. */
export const KnownService = z.object({
  image: z.string(),
  container_name: z.string().optional(),
  entrypoint: words.optional(),
  command: words.optional(),
  user: z.union([z.string(), z.number().transform(String)]).optional(),
  working_dir: z.string().optional(),
  environment: pairs.optional(),
  labels: pairs.optional(),
  volumes: z.array(KnownVolume).optional(),
  ports: strings.optional(),
  network_mode: z.string().optional(),
  networks: z
    .record(
      z.string(),
      z
        .object({
          aliases: strings.optional(),
          ipv4_address: z.string().optional(),
          ipv6_address: z.string().optional(),
        })
        .nullable(),
    )
    .optional(),
  extra_hosts: strings.optional(),
  init: z.boolean().optional(),
  cap_drop: strings.optional(),
  cap_add: strings.optional(),
  security_opt: strings.optional(),
  pids_limit: z.number().optional(),
  mem_limit: bytes.optional(),
  restart: z
    .string()
    .regex(/^(?:no|always|unless-stopped|on-failure(?::\d+)?)$/)
    .optional(),
  stop_grace_period: seconds.optional(),
  healthcheck: z
    .object({
      test: strings,
      interval: seconds,
      timeout: seconds,
      start_period: seconds,
      retries: z.number(),
    })
    .optional(),
  logging: z.object({ driver: z.string(), options: z.record(z.string(), z.string()).optional() }).optional(),
  tty: z.boolean().optional(),
  stdin_open: z.boolean().optional(),
  tmpfs: strings.optional(),
  ulimits: z.record(z.string(), z.object({ soft: z.number(), hard: z.number() })).optional(),
  devices: strings.optional(),
  cpus: z.number().optional(),
});
export type KnownService = z.output<typeof KnownService>;
