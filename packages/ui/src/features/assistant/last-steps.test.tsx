import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { withAssistant } from "../../gallery/assistant-states.ts";
import { progressAt } from "../../gallery/sample-assistant.ts";
import { renderApp, testApp } from "../../testing/render-app.tsx";
import { snapshotIn, startOperation } from "../../testing/snapshots.ts";

it("leads from a stopped gateway to the first reply and out of the wizard, by keyboard alone", async () => {
  const app = testApp();
  withAssistant(app.bridge);
  app.bridge.succeed("assistant.say", { reply: "I am here.", model: "custom/m", tookMs: 900 });
  const setup = progressAt("assistant");
  app.bridge.push("snapshot", snapshotIn("not-set-up", { setup }));
  renderApp(app);
  const heading = (name: string) => screen.findByRole("heading", { level: 1, name });

  await heading("Starting your gateway");
  await vi.waitFor(() => expect(app.bridge.asked.map(({ name }) => name)).toContain("gateway.start"));
  act(
    () => void app.bridge.push("snapshot", snapshotIn("starting", { setup, operation: startOperation(3) })),
  );
  act(() => void app.bridge.push("snapshot", snapshotIn("running", { setup })));

  await heading("Choose a model for your assistant");
  (await screen.findByRole("radio", { name: "Provider" })).focus();
  await userEvent.keyboard("{ArrowRight}{ArrowRight}");
  await userEvent.tab();
  await userEvent.keyboard("http://host.docker.internal:8080/v1");
  // Over the API, which is the right one.
  await userEvent.tab();
  await userEvent.tab();
  await userEvent.keyboard("some-model{Enter}");
  await heading("The model answers");
  await userEvent.keyboard("{Enter}");

  await heading("Say hello");
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Message")));
  await userEvent.keyboard("{Enter}");
  await heading("Your assistant is here");
  expect(screen.getByText("I am here.")).toBeTruthy();
  screen.getByRole("button", { name: "Finish" }).focus();
  await userEvent.keyboard("{Enter}");
  expect(await screen.findByRole("navigation", { name: "Rooms" })).toBeTruthy();
  expect(app.bridge.asked).toContainEqual({ name: "setup.remember", input: { patch: { finished: true } } });
});
