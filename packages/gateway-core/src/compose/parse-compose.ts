import { parse } from "yaml";
import { z } from "zod";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { ContainerSpec } from "../engine/container-spec.ts";
import { fillVariables } from "./fill-variables.ts";
import { KnownService } from "./known-service.ts";
import { carriedWords, specOfService } from "./spec-of-service.ts";

export interface ParsedCompose {
  spec: ContainerSpec;
  /** What was not understood, as paths in the file; never dropped in silence. */
  unknown: string[];
  /** Variables that the file names and nobody gave a value. */
  missing: string[];
}

export interface ParseInput {
  text: string;
  service: string;
  /** Of `.env` and the environment. */
  variables: Readonly<Record<string, string>>;
}

/**
 * A service of a compose file as a container. Throws RockpoolError `input-invalid` for what is no compose file, has no such
 * service, or says something in a way that is not understood, with its place in the fact `field`.
 */
export function parseCompose({ text, service: name, variables }: ParseInput): ParsedCompose {
  const missing = new Set<string>();
  const document = z
    .object({ services: z.record(z.string(), z.record(z.string(), z.unknown())) })
    .safeParse(parsed(text));
  const raw = document.data?.services[name];
  if (raw === undefined) throw invalid("services", `There is no service ${name}`);
  const filled = fillVariables(raw, variables, missing) as Record<string, unknown>;
  const result = KnownService.safeParse(filled);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw invalid(
      `services.${name}.${issue?.path.join(".") ?? ""}`,
      issue?.message ?? "It is not understood",
    );
  }
  const unknown = Object.keys(filled).filter((key) => !(key in KnownService.shape) && !carriedWords.has(key));
  return { spec: specOfService(result.data, filled), unknown, missing: [...missing].sort() };
}

function parsed(text: string): unknown {
  try {
    return parse(text, { merge: true });
  } catch (error) {
    throw invalid("file", error instanceof Error ? error.message : String(error));
  }
}

function invalid(field: string, message: string): RockpoolError {
  return new RockpoolError({ code: "input-invalid", message: `${field}: ${message}`, facts: { field } });
}
