import { isDeepStrictEqual } from "node:util";
import { JsonObjectNode, JsonParser } from "@croct/json5-parser";
import JSON5 from "json5";
import { RockpoolError } from "../contract/rockpool-error.ts";

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * Sets one value in a JSON5 text and leaves every other character, comments included, as it is. The result is parsed
 * again and compared, with another parser than the one that wrote it. Throws RockpoolError `gateway-configuration`.
 */
export function editConfig(text: string, path: readonly [string, ...string[]], value: Json): string {
  const wanted = setIn(structuredClone(JSON5.parse<Json>(text)), path, value);
  const edited = edit(text, path, value);
  if (edited !== null && isDeepStrictEqual(reparse(edited), wanted)) return edited;
  throw new RockpoolError({
    code: "gateway-configuration",
    message: `openclaw.json could not be edited at ${path.join(".")} without changing something else`,
  });
}

function edit(text: string, path: readonly [string, ...string[]], value: Json): string | null {
  try {
    const root = JsonParser.parse(text, JsonObjectNode);
    let node = root;
    for (const [index, key] of path.slice(0, -1).entries()) {
      const rest = path.slice(index + 1);
      if (!node.has(key) || !(node.get(key) instanceof JsonObjectNode)) {
        node.set(key, setIn({}, rest as [string, ...string[]], value));
        return root.toString();
      }
      node = node.get(key, JsonObjectNode);
    }
    const last = path[path.length - 1] ?? "";
    // `update` keeps what stands between the parts of the old value, too.
    node.set(last, node.has(last) ? node.get(last).update(value) : value);
    return root.toString();
  } catch {
    return null;
  }
}

function reparse(text: string): unknown {
  try {
    return JSON5.parse(text);
  } catch {
    return undefined;
  }
}

function setIn(target: Json, [key, ...rest]: readonly [string, ...string[]], value: Json): Json {
  const object = typeof target === "object" && target !== null && !Array.isArray(target) ? { ...target } : {};
  const [next, ...further] = rest;
  object[key] = next === undefined ? value : setIn(object[key] ?? {}, [next, ...further], value);
  return object;
}
