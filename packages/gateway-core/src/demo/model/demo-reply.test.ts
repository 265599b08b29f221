import { describe, expect, it } from "vitest";
import { demoReply } from "./demo-reply.ts";

describe("demoReply", () => {
  it.each(["hello", "What is the weather?", "", "write a poem"])(
    "%j: says that it is a demo and no AI",
    (message) => {
      expect(demoReply(message)).toMatch(/This is a demo: no AI read your message/);
    },
  );

  it("repeats what was said, and not without end", () => {
    expect(demoReply("write a poem")).toContain('You said: "write a poem"');
    expect(demoReply("x".repeat(1000)).length).toBeLessThan(700);
    expect(demoReply(" ")).toContain("Your message arrived.");
  });

  it("greets back, and takes a question for one", () => {
    expect(demoReply("Hello there")).toMatch(/^Hello from the demo/);
    expect(demoReply("Hola")).toMatch(/^Hello/);
    expect(demoReply("History of tea?")).toMatch(/would answer your question/);
  });
});
