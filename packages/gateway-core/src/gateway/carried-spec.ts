import { z } from "zod";
import type { CarriedContainer } from "../contract/adoption-journal.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { ContainerSpec } from "../engine/container-spec.ts";

const texts = z.array(z.string());
const textMap = z.record(z.string(), z.string());
const anything = z.record(z.string(), z.unknown());

/** A ContainerSpec as the settings file keeps it. Fields that it does not know are a newer Rockpool's, and refused. */
const Spec = z.strictObject({
  name: z.string().min(1),
  image: z.string().min(1),
  entrypoint: texts.optional(),
  command: texts,
  env: textMap,
  labels: textMap,
  user: z.string().optional(),
  workingDir: z.string().optional(),
  mounts: z.array(
    z.strictObject({
      kind: z.enum(["bind", "volume"]),
      source: z.string(),
      target: z.string(),
      readOnly: z.boolean().optional(),
      options: z.string().optional(),
    }),
  ),
  ports: z.array(
    z.strictObject({
      hostIp: z.string(),
      hostPort: z.int(),
      containerPort: z.int(),
      protocol: z.enum(["udp", "sctp"]).optional(),
    }),
  ),
  extraHosts: texts,
  init: z.boolean(),
  capDrop: texts,
  capAdd: texts.optional(),
  noNewPrivileges: z.boolean(),
  selinuxDisabled: z.boolean().optional(),
  pidsLimit: z.number().optional(),
  memoryBytes: z.number().optional(),
  cpus: z.number().optional(),
  restart: z.strictObject({
    name: z.enum(["no", "on-failure", "always", "unless-stopped"]),
    maximumRetryCount: z.int().optional(),
  }),
  stopTimeoutSeconds: z.number(),
  healthcheck: z
    .strictObject({
      test: texts,
      intervalSeconds: z.number(),
      timeoutSeconds: z.number(),
      startPeriodSeconds: z.number(),
      retries: z.int(),
    })
    .optional(),
  logRotation: z.strictObject({ maxSize: z.string(), maxFile: z.int() }).optional(),
  network: z.string().optional(),
  tty: z.boolean().optional(),
  openStdin: z.boolean().optional(),
  carried: z
    .strictObject({
      config: anything.optional(),
      hostConfig: anything.optional(),
      networks: z.record(z.string(), anything).optional(),
    })
    .optional(),
});

/** Throws RockpoolError `settings-corrupt` where it is no spec. */
export function carriedSpec({ spec }: CarriedContainer): ContainerSpec {
  const parsed = Spec.safeParse(spec);
  // What was not said is absent from the JSON, and so from what is parsed.
  if (parsed.success) return parsed.data as ContainerSpec;
  const [issue] = parsed.error.issues;
  throw new RockpoolError({
    code: "settings-corrupt",
    message: `memory.carried.spec.${issue?.path.join(".") ?? ""}: ${issue?.message ?? "it is no container"}`,
  });
}
