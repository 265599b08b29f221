import { expect, it } from "vitest";
import { lastSaid } from "./last-said.ts";

/** As 2026.9.6 sends them, shortened. */
const context =
  '<<<BEGIN_OPENCLAW_INTERNAL_CONTEXT>>>\n"Active exec sessions:\\nnone"\n<<<END_OPENCLAW_INTERNAL_CONTEXT>>>';
const first = {
  role: "user",
  content:
    "[Thu 2026-11-26 01:36 UTC] hello there\n\nRuntime: agent=main | session=agent:main:main | model=rockpool-demo/no-ai",
};
const own = { role: "user", content: [{ type: "text", text: context }] };

it("is what the person said, without what OpenClaw puts around it", () => {
  expect(lastSaid([{ role: "system", content: "be good" }, first, own])).toBe("hello there");
  const second = {
    role: "user",
    content: [{ type: "text", text: "[Thu 2026-11-26 01:36 UTC] two\nlines" }],
  };
  expect(lastSaid([first, { role: "assistant", content: "yes" }, second, own])).toBe("two\nlines");
  expect(lastSaid([{ role: "user", content: `${context}\n\n[web] and more` }])).toBe("and more");
});

it.each([undefined, null, 7, "text", [], [null, 3], [own], [{ role: "user", content: [null, 5] }]])(
  "is nothing in %j",
  (messages) => {
    expect(lastSaid(messages)).toBe("");
  },
);
