import fc from "fast-check";
import JSON5 from "json5";
import { describe, expect, it } from "vitest";
import { editConfig, type Json } from "./edit-config.ts";

const path = ["gateway", "controlUi", "allowedOrigins"] as const;

describe("editConfig", () => {
  it.each([
    ["an empty object", "{}"],
    ["an empty file of its kind", "{\n}\n"],
    ["a part of the path", '{ "gateway": { "mode": "local" } }'],
    ["the whole path", '{"gateway":{"controlUi":{"allowedOrigins":["old"]}}}'],
    ["something else in the way", '{"gateway":{"controlUi":null}}'],
    ["unquoted keys and single quotes", "{gateway: {controlUi: {allowedOrigins: ['old',],},},}"],
  ])("sets a value where there is %s", (_what, text) => {
    const edited = JSON5.parse<Record<string, unknown>>(editConfig(text, path, ["a", "b"]));
    expect(edited).toMatchObject({ gateway: { controlUi: { allowedOrigins: ["a", "b"] } } });
  });

  it("leaves comments, order and style alone", () => {
    const text = `// mine
{
  gateway: {
    mode: 'local', // keep
    /* ui */
    controlUi: {
      allowedOrigins: [
        'http://localhost:1', // old
      ],
    },
  },
  channels: { telegram: { enabled: true } }, // last
}
`;
    const edited = editConfig(text, path, ["http://localhost:1", "http://localhost:2"]);
    for (const kept of [
      "// mine",
      "'local', // keep",
      "/* ui */",
      "// old",
      "// last",
      "http://localhost:2",
    ]) {
      expect(edited).toContain(kept);
    }
    expect(edited.indexOf("gateway")).toBeLessThan(edited.indexOf("channels"));
  });

  it("changes nothing but the value, whatever the document is", () => {
    // Not the one that is edited.
    const key = fc.stringMatching(/^[a-y]{1,6}$/);
    const document = fc.dictionary(key, fc.jsonValue({ maxDepth: 3 }), { noNullPrototype: true });
    const values = fc.array(fc.webUrl(), { maxLength: 3 });
    fc.assert(
      fc.property(document, values, fc.constantFrom(0, 2), (start, value, indent) => {
        const text = JSON.stringify(start, null, indent);
        const edited = JSON5.parse<Record<string, Json>>(editConfig(text, ["zz", "yy"], value));
        expect(edited).toEqual(JSON.parse(JSON.stringify({ ...start, zz: { yy: value } })));
      }),
    );
  });

  it("refuses a text that is no object", () => {
    expect(() => editConfig("[1]", path, [])).toThrow("could not be edited");
  });
});
