import fc from "fast-check";
import { expect, it } from "vitest";
import { envFile } from "./env-file.ts";
import { readEnv } from "./read-env.ts";

it("reads what we write, whatever it is", () => {
  const name = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,10}$/);
  // A carriage return is a line's end to everybody who reads such a file.
  const value = fc.string({ unit: "grapheme", maxLength: 30 }).filter((text) => !/[\r\0]/.test(text));
  fc.assert(
    fc.property(fc.dictionary(name, value, { noNullPrototype: true }), (variables) => {
      expect(readEnv(envFile(variables))).toEqual(variables);
    }),
  );
});

it.each([
  ["A=1", { A: "1" }],
  ["# A=1\n\nexport B = two # comment\r\nC=a#b\r\n", { B: "two", C: "a#b" }],
  ['A=\'it # is\'\nB="x \\"y\\" \\$z\\n"', { A: "it # is", B: 'x "y" $z\n' }],
  ["A=\nB=2\nA=3", { A: "3", B: "2" }],
  ["no line of one", {}],
])("%j", (text, variables) => {
  expect(readEnv(text)).toEqual(variables);
});
