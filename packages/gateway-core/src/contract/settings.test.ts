import { expect, test } from "vitest";
import { calls } from "./calls.ts";
import { Preferences, PreferencesPatch } from "./settings/preferences.ts";

test("a change of one setting is a change of one setting", () => {
  expect(calls["settings.set"].input.parse({ patch: { port: 19_000 } })).toEqual({ patch: { port: 19_000 } });
});

test("a patch knows every preference, and no preference is without a default", () => {
  expect(Object.keys(PreferencesPatch.shape)).toEqual(Object.keys(Preferences.shape));
  expect(Object.keys(Preferences.parse({}))).toEqual(Object.keys(Preferences.shape));
});
