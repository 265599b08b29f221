import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeEach, expect, vi } from "vitest";

// Rooms and dialogs are scripts of their own, and a busy machine takes its time to fetch one.
configure({ asyncUtilTimeout: 10_000 });

// React and the browser say what is wrong through console.error; a test that lets it pass has not passed.
let complaints: unknown[][] = [];

beforeEach(() => {
  complaints = [];
  vi.spyOn(console, "error").mockImplementation((...args: unknown[]) => complaints.push(args));
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  expect(complaints, "console.error was called").toEqual([]);
});
