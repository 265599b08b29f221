import type { SetupStep } from "@rockpool/gateway-core/contract/setup";

/** In the order in which a person goes through them. Not the contract's own list, which would bring zod into the page. */
export const setupSteps = [
  "welcome",
  "engine",
  "existing",
  "image",
  "data",
  "assistant",
  "hello",
] as const satisfies readonly SetupStep[];

/** Where all choices are on one page, which stands at the place of the engine. */
export const formSteps = ["welcome", "engine", "assistant", "hello"] as const satisfies readonly SetupStep[];
