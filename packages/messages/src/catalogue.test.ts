import { describe, expect, it } from "vitest";
import { assistantWords } from "./assistant-words.ts";
import { messagesFor } from "./catalogue.ts";
import { changeWords } from "./change-words.ts";
import { dashboardWords } from "./dashboard-words.ts";
import { demoWords } from "./demo-words.ts";
import { helloWords } from "./hello-words.ts";
import { imageWords } from "./image-words.ts";
import { logWords } from "./log-words.ts";
import { settingWords } from "./setting-words.ts";
import { setupWords } from "./setup-words.ts";

const rooms = {
  assistantWords,
  changeWords,
  dashboardWords,
  demoWords,
  helloWords,
  imageWords,
  logWords,
  settingWords,
  setupWords,
};

/** All plain texts of a catalogue with their paths. */
function texts(value: unknown, path = ""): [path: string, text: string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => texts(inner, `${path}.${key}`));
  return [];
}

describe("messagesFor", () => {
  it.each(["en", "en-GB", "EN_us", "xx", "", "toString"])("speaks English for %j", (language) => {
    expect(messagesFor(language).phases.running.word).toBe("Running");
  });

  it.each(texts({ ...messagesFor("en"), rooms }))("%s is in our tone", (_path, text) => {
    expect(text).not.toMatch(/!|please|\bsorry\b|\boops\b/i);
    expect(text).toBe(text.trim());
    expect(text).not.toBe("");
  });
});
