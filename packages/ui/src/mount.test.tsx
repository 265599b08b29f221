import { act, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { mount } from "./mount.tsx";
import { FakeBridge } from "./testing/fake-bridge.ts";
import { FakeShell } from "./testing/fake-shell.ts";
import { snapshotIn } from "./testing/snapshots.ts";

it("shows the screens and leaves nothing behind", () => {
  const element = document.body.appendChild(document.createElement("div"));
  const bridge = new FakeBridge().push("snapshot", snapshotIn("stopped"));
  let unmount = () => {};
  act(() => {
    unmount = mount(element, { bridge, shell: new FakeShell(), language: "en" });
  });
  expect(screen.getByRole("heading", { name: "Stopped" })).toBeTruthy();
  expect(bridge.followers("snapshot")).toBe(1);
  act(() => unmount());
  expect(element.childElementCount).toBe(0);
  expect(bridge.followers("snapshot")).toBe(0);
  expect(bridge.followers("settings")).toBe(0);
  element.remove();
});
