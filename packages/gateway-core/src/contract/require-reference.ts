import { type ParsedReference, parseImageReference } from "./image-reference.ts";
import { RockpoolError } from "./rockpool-error.ts";

/** The reference, parsed. Throws `image-reference-invalid` with the facts `image` and `problem`, a ReferenceProblem. */
export function requireReference(text: string): ParsedReference {
  const parsed = parseImageReference(text);
  if (!("problem" in parsed)) return parsed;
  throw new RockpoolError({
    code: "image-reference-invalid",
    message: `${JSON.stringify(text)} is not an image reference: ${parsed.problem}`,
    facts: { image: text, problem: parsed.problem },
  });
}
