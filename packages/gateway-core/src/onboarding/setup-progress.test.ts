import { expect, it } from "vitest";
import { setupProgress } from "./setup-progress.ts";

it("begins at the welcome, whatever the first change is", () => {
  expect(setupProgress(null, { left: true }, 5)).toEqual({
    step: "welcome",
    form: false,
    left: true,
    existing: null,
    assistantLater: false,
    finishedAt: null,
  });
  expect(setupProgress(null, { step: "image" }, 5).step).toBe("image");
});

it("keeps what a change does not name, also where it is named without a value", () => {
  const before = setupProgress(null, { step: "data", existing: "use", form: true }, 5);
  expect(setupProgress(before, { step: undefined, left: true }, 6)).toEqual({ ...before, left: true });
  expect(setupProgress(before, { existing: null }, 6)).toEqual({ ...before, existing: null });
});

it("notes when the end was reached, and forgets it", () => {
  const finished = setupProgress(null, { step: "hello", finished: true }, 77);
  expect(finished.finishedAt).toBe(77);
  expect(setupProgress(finished, { step: "data" }, 99).finishedAt).toBe(77);
  expect(setupProgress(finished, { finished: false }, 99).finishedAt).toBeNull();
});
