import { render, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { StepList, type StepRow } from "./step-list.tsx";

const rows: StepRow[] = [
  { id: "a", state: "done", label: "Image checked", duration: "0.2 s" },
  {
    id: "b",
    state: "doing",
    label: "Waiting",
    note: "waiting for its helpers",
    duration: "4 s",
    fraction: 0.5,
  },
  { id: "c", state: "todo", label: "Verify" },
];

describe("StepList", () => {
  it("tells the steps in their order with what is known of each", () => {
    render(<StepList label="Steps" steps={rows} />);
    const items = within(screen.getByRole("list", { name: "Steps" })).getAllByRole("listitem");
    expect(items.map(({ textContent }) => textContent)).toEqual([
      "Image checked0.2 s",
      "Waitingwaiting for its helpers4 s",
      "Verify",
    ]);
    expect(items.map((item) => item.getAttribute("aria-current"))).toEqual([null, "step", null]);
  });

  it("has a bar for the step under way only, with a figure only where there is one", () => {
    const { rerender } = render(<StepList label="Steps" steps={rows} />);
    expect(screen.getByRole("progressbar", { name: "Waiting" }).getAttribute("aria-valuenow")).toBe("50");
    rerender(<StepList label="Steps" steps={[{ id: "d", state: "doing", label: "Waiting" }]} />);
    expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBeNull();
    rerender(<StepList label="Steps" steps={[{ id: "b", state: "failed", label: "Wait" }]} />);
    expect(screen.queryByRole("progressbar")).toBeNull();
  });
});
