import { expect, test } from "vitest";
import { loadWithoutSignals } from "./load-without-signals.ts";

test("conf comes without its signal listeners, and ours stay", async () => {
  const ours = () => {};
  process.on("SIGINT", ours);
  const before = process.listenerCount("SIGINT");
  const { default: Conf } = await loadWithoutSignals(() => import("conf"));
  expect(Conf).toBeTypeOf("function");
  expect(process.listenerCount("SIGINT")).toBe(before);
  expect(process.listeners("SIGINT")).toContain(ours);
  process.off("SIGINT", ours);
});
