/**
 * Values with `$NAME`, `${NAME}`, `${NAME:-default}` and `${NAME:?message}` filled in; `$$` is a dollar sign. Names without a
 * value are added to `missing`, and stand for nothing.
 */
export function fillVariables(
  value: unknown,
  variables: Readonly<Record<string, string>>,
  missing: Set<string>,
): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => fillVariables(each, variables, missing));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, fillVariables(each, variables, missing)]),
    );
  if (typeof value !== "string") return value;
  return value.replaceAll(
    /\$(?:\$|(\w+)|\{(\w+)(?:(:?[-?])([^}]*))?\})/g,
    (whole: string, bare?: string, braced?: string, operator?: string, word?: string): string => {
      const name = bare ?? braced;
      if (name === undefined) return whole === "$$" ? "$" : whole;
      const known = variables[name];
      if (known !== undefined && !(operator?.startsWith(":") && known === "")) return known;
      if (operator?.endsWith("-")) return word ?? "";
      missing.add(name);
      return "";
    },
  );
}
