import { expect, it } from "vitest";
import { keyProblem } from "./key-problem.ts";

it.each([
  ["", "empty"],
  ["  \n", "empty"],
  ["Your key: sk-1", "blank"],
  [" sk-ant-1\n", null],
])("%j: %s", (key, problem) => {
  expect(keyProblem(key)).toBe(problem);
});
