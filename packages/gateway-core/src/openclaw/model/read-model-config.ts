import { z } from "zod";
import type { Json } from "../edit-config.ts";
import type { GatewayAsker } from "./gateway-asker.ts";

const Named = z.object({ model: z.json().optional() }).loose();

/** The parts of OpenClaw's config that name a model, leniently. Secrets in it are redacted by the gateway. */
const Config = z.object({
  models: z
    .object({
      providers: z.record(z.string(), z.record(z.string(), z.json()).catch({})).optional().catch({}),
    })
    .optional()
    .catch({}),
  agents: z
    .object({
      defaults: Named.optional().catch({}),
      entries: z.record(z.string(), Named.catch({})).optional().catch({}),
      list: z
        .array(Named.extend({ id: z.string() }))
        .optional()
        .catch([]),
    })
    .optional()
    .catch({}),
});

const Answer = z.object({
  hash: z.string().nullish().catch(null),
  /** As written, where the version tells it apart from what became of it. */
  sourceConfig: z.unknown().optional(),
  parsed: z.unknown().optional(),
  config: z.unknown().optional(),
});

/** Which sign-in is used for it: `anthropic/claude-opus-5@anthropic:setup-72d3`. */
const signIn = /@[^@/:]+:[^@/]+$/;

export interface ModelConfig {
  /** For the optimistic lock of `config.patch`; null where the version gives none. */
  hash: string | null;
  /** The whole config as written; the gateway redacts what is secret in it. */
  source: unknown;
  providers: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  defaults: Json | undefined;
  /** Of agents that have a model of their own, by id. */
  own: Readonly<Record<string, Json>>;
  /** Whether agents are listed with their ids (2026.4.29) or kept by them. */
  listed: boolean;
  /** The default agents' model, `provider/model`; null where none. */
  model: string | null;
}

/** RPC `config.get`. Rejects with RockpoolError `gateway-rpc`. */
export async function readModelConfig(asker: GatewayAsker): Promise<ModelConfig> {
  const answer = Answer.catch({}).parse(await asker.ask("config.get", {}, { again: true }));
  const source = answer.sourceConfig ?? answer.parsed ?? answer.config ?? {};
  const config = Config.catch({}).parse(source);
  const { defaults, entries = {}, list = [] } = config.agents ?? {};
  const named = [...Object.entries(entries), ...list.map((agent) => [agent.id, agent] as const)];
  const own = Object.fromEntries(
    named.flatMap(([id, { model }]) => (model === undefined ? [] : [[id, model]])),
  );
  return {
    hash: answer.hash ?? null,
    source,
    providers: config.models?.providers ?? {},
    defaults: defaults?.model,
    own,
    listed: list.length > 0,
    model: primaryOf(defaults?.model)?.replace(signIn, "") ?? null,
  };
}

/** `"provider/model"` or `{ primary: "provider/model" }`; source: OpenClaw's schema of both eras. */
export function primaryOf(model: Json | undefined): string | null {
  if (typeof model === "string") return model;
  if (typeof model !== "object" || model === null || Array.isArray(model)) return null;
  return typeof model.primary === "string" ? model.primary : null;
}
