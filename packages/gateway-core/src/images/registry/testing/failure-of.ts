import type { Failure } from "../../../contract/failure.ts";
import { toFailure } from "../../../contract/rockpool-error.ts";

/** What went wrong with something that must go wrong. */
export async function failureOf(asked: Promise<unknown>): Promise<Failure> {
  return asked.then(
    () => Promise.reject(new Error("it did not fail")),
    (error: unknown) => toFailure(error),
  );
}
