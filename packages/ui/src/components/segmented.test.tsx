import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { Segmented } from "./segmented.tsx";

it("is a group of radio buttons for the keyboard", async () => {
  const onChange = vi.fn();
  const options = [
    { value: "a", label: "First" },
    { value: "b", label: "Second" },
  ] as const;
  render(<Segmented label="Which" value="a" options={options} onChange={onChange} />);
  expect(screen.getByRole("radiogroup", { name: "Which" })).toBeTruthy();
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole("radio", { name: "First" }));
  await userEvent.keyboard("{ArrowRight}");
  expect(onChange).toHaveBeenCalledExactlyOnceWith("b");
});
