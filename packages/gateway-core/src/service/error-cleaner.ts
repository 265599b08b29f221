import type { Failure } from "../contract/failure.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import { redact } from "../logs/redact.ts";

export interface ErrorCleaner {
  /** A secret of this run; empty ones are none. */
  add(secret: string): void;
  /** The work's result or failure, without secrets in what it says went wrong. */
  during<T>(work: () => Promise<T>): Promise<T>;
}

/** Providers quote the key that they refuse, and gateways pass it on. Held in memory until the service ends. */
export function createErrorCleaner(others: () => readonly string[]): ErrorCleaner {
  const given = new Set<string>();
  const clean = (text: string) => redact(text, [...given, ...others()]);

  return {
    add(secret) {
      if (secret.trim() !== "") given.add(secret.trim());
    },
    async during(work) {
      try {
        const result = await work();
        return hasError(result) ? { ...result, error: clean(result.error) } : result;
      } catch (error) {
        // Without its cause, which says it again.
        if (error instanceof RockpoolError) throw new RockpoolError(cleanFailure(error.failure, clean));
        throw error;
      }
    },
  };
}

function hasError<T>(result: T): result is T & { error: string } {
  return (
    typeof result === "object" && result !== null && "error" in result && typeof result.error === "string"
  );
}

function cleanFailure(failure: Failure, clean: (text: string) => string): Failure {
  const { message, facts, detail } = failure;
  return {
    ...failure,
    message: clean(message),
    ...(facts === undefined ? {} : { facts: mapValues(facts, clean) }),
    ...(detail === undefined ? {} : { detail: clean(detail) }),
  };
}

function mapValues(facts: Readonly<Record<string, string>>, clean: (text: string) => string) {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, clean(value)]));
}
