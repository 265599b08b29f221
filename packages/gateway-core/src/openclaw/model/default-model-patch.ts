import type { Json } from "../edit-config.ts";
import { type ModelConfig, primaryOf } from "./read-model-config.ts";

type AgentsPatch = { [key: string]: Json };

export interface DefaultModel {
  /** Of all agents that have none of their own. */
  defaults: Json | undefined;
  /** Of the default agent, where it has one of its own. */
  own: Json | undefined;
}

export function defaultModelOf(config: ModelConfig, agentId: string): DefaultModel {
  return { defaults: config.defaults, own: config.own[agentId] };
}

/** The `agents` part of a patch that makes this the default agent's model; other agents keep what they have of their own. */
export function defaultModelPatch(config: ModelConfig, agentId: string, model: string): AgentsPatch {
  const { defaults, own } = defaultModelOf(config, agentId);
  return agentsPatch(config, agentId, withPrimary(own ?? defaults, model), own !== undefined);
}

/** The `agents` part of a patch that puts back what was the default agent's model before. */
export function previousModelPatch(config: ModelConfig, agentId: string, before: DefaultModel): AgentsPatch {
  return agentsPatch(config, agentId, restored(before.own ?? before.defaults), before.own !== undefined);
}

function agentsPatch(config: ModelConfig, agentId: string, model: Json, isOwn: boolean): AgentsPatch {
  if (!isOwn) return { defaults: { model } };
  return config.listed ? { list: [{ id: agentId, model }] } : { entries: { [agentId]: { model } } };
}

/** Fallbacks and whatever else stands beside the primary model stay: objects merge. */
function withPrimary(before: Json | undefined, model: string): Json {
  return typeof before === "string" ? model : { primary: model };
}

function restored(before: Json | undefined): Json {
  if (before === undefined || typeof before === "string") return before ?? null;
  return { primary: primaryOf(before) };
}
