import { z } from "zod";
import { type CallName, calls, type ParsedInput } from "../contract/calls.ts";
import type { Failure, Reply } from "../contract/failure.ts";
import { type ParsedParams, type TopicName, topics } from "../contract/topics.ts";

/** `Object.hasOwn`, because "constructor" and "__proto__" are names too when somebody else chooses them. */
export function isCallName(name: unknown): name is CallName {
  return typeof name === "string" && Object.hasOwn(calls, name);
}

export function isTopicName(name: unknown): name is TopicName {
  return typeof name === "string" && Object.hasOwn(topics, name);
}

/** Checks a call against the contract and fills in defaults. */
export function parseCall(
  name: unknown,
  input: unknown,
): Reply<{ name: CallName; input: ParsedInput<CallName> }> {
  if (!isCallName(name)) return { ok: false, failure: unknownName("call", name) };
  const parsed = calls[name].input.safeParse(input);
  if (!parsed.success) return { ok: false, failure: invalid(name, parsed.error) };
  return { ok: true, value: { name, input: parsed.data } };
}

/** Checks a subscription against the contract and fills in defaults. */
export function parseSubscription(
  name: unknown,
  params: unknown,
): Reply<{ name: TopicName; params: ParsedParams<TopicName> }> {
  if (!isTopicName(name)) return { ok: false, failure: unknownName("topic", name) };
  const parsed = topics[name].params.safeParse(params);
  if (!parsed.success) return { ok: false, failure: invalid(name, parsed.error) };
  return { ok: true, value: { name, params: parsed.data } };
}

function unknownName(kind: "call" | "topic", name: unknown): Failure {
  const shown = typeof name === "string" ? JSON.stringify(name.slice(0, 80)) : typeof name;
  return { code: "input-invalid", message: `there is no ${kind} named ${shown}` };
}

/** zod's own words name the path and the expected type, never the value: inputs may hold secrets. */
function invalid(name: string, error: z.ZodError): Failure {
  return {
    code: "input-invalid",
    message: `${name}: ${z.prettifyError(error)}`,
    facts: { name, field: error.issues[0]?.path.map(String).join(".") ?? "" },
  };
}
