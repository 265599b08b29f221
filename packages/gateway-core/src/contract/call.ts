import { z } from "zod";

/** The input of a call, or the answer, that says nothing. */
export const nothing = z.object({}).strict();

export function call<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { input, output };
}
