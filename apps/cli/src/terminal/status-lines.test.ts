import { type Phase, phases } from "@rockpool/gateway-core/contract/snapshot";
import { fakeService } from "@rockpool/gateway-core/router/testing/fake-service";
import { messagesFor } from "@rockpool/messages/catalogue";
import { statusLook } from "@rockpool/messages/status-shape";
import { describe, expect, it } from "vitest";
import { statusLines } from "./status-lines.ts";
import { noColours } from "./style.ts";

const named = (name: string) => (text: string) => `<${name}>${text}</>`;
const style = {
  ...noColours,
  dim: named("dim"),
  good: named("good"),
  warn: named("warn"),
  bad: named("bad"),
};

/** The mark in the first line of a phase, with its colour's name. */
function mark(phase: Phase): string | undefined {
  const facts = { snapshot: { ...fakeService().snapshot(), phase }, workspace: null };
  return statusLines(facts, 0, messagesFor("en"), style)[0]?.split(" ")[0];
}

describe("statusLines", () => {
  it("marks a missing or stopped engine as window and tray do: nothing to be seen, and nothing broken", () => {
    expect(mark("no-engine")).toBe("<warn>◌</>");
    expect(mark("engine-stopped")).toBe("<warn>◌</>");
  });

  it.each([
    ["running", "<good>●</>"],
    ["stopped", "<dim>○</>"],
    ["starting", "<warn>◐</>"],
    ["degraded", "<warn>◎</>"],
    ["updating", "<warn>↑</>"],
    ["needs-attention", "<bad>▲</>"],
  ] as const)("marks %s as %s", (phase, expected) => {
    expect(mark(phase)).toBe(expected);
  });

  it("tells phases apart by the mark as far as the shared look does", () => {
    const looks = new Set(phases.map((phase) => statusLook(phase).shape));
    const marks = new Set(phases.map((phase) => mark(phase)?.replace(/<.*?>/g, "")));
    expect(marks.size).toBe(looks.size);
  });
});
