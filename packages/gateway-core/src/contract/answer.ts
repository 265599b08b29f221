import { z } from "zod";

/** `unknown` is what we say before anything answered; it is never shown as no. */
export const Answer = z.enum(["yes", "no", "unknown"]);
export type Answer = z.infer<typeof Answer>;
