import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";

interface Words {
  noSuch(id: string): string;
  several(id: string): string;
}

/** The one item that has this id, or whose id alone begins with it. Throws RockpoolError `input-invalid`. */
export function oneWithId<T>(items: readonly T[], idOf: (item: T) => string, id: string, words: Words): T {
  const exact = items.find((item) => idOf(item) === id);
  const [first, second] = exact === undefined ? items.filter((item) => idOf(item).startsWith(id)) : [exact];
  if (first === undefined) throw invalid(words.noSuch(id));
  if (second !== undefined) throw invalid(words.several(id));
  return first;
}

function invalid(message: string): RockpoolError {
  return new RockpoolError({ code: "input-invalid", message, facts: { field: "id" } });
}
