import type { LogEntry } from "@rockpool/gateway-core/contract/log-entry";
import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { VirtuosoMockContext } from "react-virtuoso";
import { describe, expect, it } from "vitest";
import type { FakeBridge } from "../../testing/fake-bridge.ts";
import { renderIn, testApp } from "../../testing/render-app.tsx";
import { LogsRoom } from "./logs-room.tsx";

function show() {
  const app = testApp("logs");
  renderIn(
    app,
    // jsdom has no layout: the list is told how much it may show.
    <main>
      <VirtuosoMockContext value={{ viewportHeight: 600, itemHeight: 20 }}>
        <LogsRoom />
      </VirtuosoMockContext>
    </main>,
  );
  return app;
}

function write(bridge: FakeBridge, ...lines: [text: string, level: LogEntry["level"]][]): void {
  const entries = lines.map(([text, level], id) => ({ id, at: 0, stream: "stdout" as const, level, text }));
  act(() => {
    bridge.push("logs", { entries, reset: false, dropped: 0 });
  });
}

async function shows(text: string): Promise<void> {
  await waitFor(() => expect(region().textContent).toContain(text));
}

const region = () => screen.getByRole("region", { name: "Gateway log" });

describe("the logs", () => {
  it("follow while the room is open", async () => {
    const { bridge } = show();
    expect(screen.getByRole("heading", { name: "No lines yet" })).toBeTruthy();
    write(bridge, ["listening", "info"], ["slow", "warn"]);
    await shows("listening");
    expect(screen.getByText("2 lines")).toBeTruthy();
    expect(bridge.followers("logs")).toBe(1);
  });

  it("mark what is searched for and step through it", async () => {
    const { bridge } = show();
    write(bridge, ["agent up", "info"], ["idle", "info"], ["agent down", "info"]);
    await shows("agent up");
    await userEvent.type(screen.getByRole("textbox", { name: "Search logs" }), "AGENT");
    await waitFor(() => expect(region().querySelectorAll("mark")).toHaveLength(2));
    expect(screen.getByText("2 lines")).toBeTruthy();
    await userEvent.keyboard("{Enter}");
    expect(screen.getByText("2 of 2")).toBeTruthy();
    await userEvent.keyboard("{Enter}");
    expect(screen.getByText("1 of 2")).toBeTruthy();
    await userEvent.keyboard("{Shift>}{Enter}{/Shift}");
    expect(screen.getByText("2 of 2")).toBeTruthy();
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(region().querySelectorAll("mark")).toHaveLength(0));
  });

  it("hide what is below the level", async () => {
    const { bridge } = show();
    write(bridge, ["fine", "info"], ["boom", "error"]);
    await shows("fine");
    await userEvent.click(screen.getByRole("combobox", { name: "Level" }));
    await userEvent.click(await screen.findByRole("option", { name: "Errors only" }));
    await waitFor(() => expect(region().textContent).not.toContain("fine"));
    expect(region().textContent).toContain("boom");
    expect(screen.getByText("1 of 2 lines")).toBeTruthy();
  });

  it("pause and count what waits, also with a key", async () => {
    const { bridge } = show();
    write(bridge, ["one", "info"], ["two", "info"]);
    await shows("one");
    await userEvent.click(screen.getByRole("button", { name: "Pause" }));
    write(bridge, ["three", "info"]);
    await waitFor(() => expect(screen.getByText("Paused, 1 new")).toBeTruthy());
    expect(region().textContent).not.toContain("three");
    region().focus();
    await userEvent.keyboard("p");
    await shows("three");
  });

  it("are exported whole and copied as shown", async () => {
    const { bridge, shell } = show();
    write(bridge, ["one", "info"], ["two", "info"]);
    await shows("one");
    await userEvent.click(screen.getByRole("button", { name: "Export" }));
    expect(shell.saved[0]?.fileName).toMatch(/^rockpool-gateway-.*\.log$/);
    expect(shell.saved[0]?.text).toBe("1970-01-01T00:00:00.000Z one\n1970-01-01T00:00:00.000Z two\n");
    await userEvent.click(screen.getByRole("button", { name: "Copy lines" }));
    expect(shell.copied).toHaveLength(1);
  });

  it("take Ctrl+F for the search", async () => {
    show();
    await userEvent.keyboard("{Control>}f{/Control}");
    expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Search logs" }));
  });
});
