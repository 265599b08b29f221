import type { ReachabilityRow } from "@rockpool/gateway-core/contract/setup";
import { assistantWords } from "@rockpool/messages/assistant-words";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { reachability } from "../../gallery/sample-assistant.ts";
import { renderIn, testApp } from "../../testing/render-app.tsx";
import { ConnectionCheck } from "./connection-check.tsx";

const { check } = assistantWords.en;

async function show(rows: readonly ReachabilityRow[] = reachability) {
  const app = testApp();
  app.bridge.succeed("setup.reachability", { rows: [...rows] });
  renderIn(app, <ConnectionCheck />);
  expect(app.bridge.asked).toEqual([]);
  await userEvent.click(screen.getByText("Check the connection"));
  return app;
}

it("asks when somebody wants to know, and has a fix in each row that is not well", async () => {
  await show();
  const rows = (await screen.findAllByRole("row")).slice(1);
  expect(rows.map((row) => within(row).getByRole("rowheader").textContent)).toEqual([
    "Namesregistry.npmjs.org",
    "Pluginsregistry.npmjs.org:443",
    "Model providerapi.anthropic.com:443",
    "Channelapi.telegram.org:443",
  ]);
  expect(within(rows[1] as HTMLElement).getByText("Reached")).toBeTruthy();
  const certificate = within(rows[2] as HTMLElement);
  expect(certificate.getByText(check.fixes.certificate)).toBeTruthy();
  expect(certificate.getByText("self-signed certificate in certificate chain")).toBeTruthy();
});

it.each(Object.keys(check.fixes) as (keyof typeof check.fixes)[])("has words for %s", async (outcome) => {
  await show([{ id: "other:x", target: "x:443", outcome, detail: null, tookMs: 1 }]);
  expect(await screen.findByText(check.outcomes[outcome])).toBeTruthy();
  expect(screen.getByText(check.fixes[outcome])).toBeTruthy();
});

it("asks again, and says so where it cannot", async () => {
  const app = await show();
  await screen.findByRole("table");
  app.bridge.fail("setup.reachability", { code: "gateway-not-running", message: "" });
  await userEvent.click(screen.getByRole("button", { name: "Check again" }));
  expect(await screen.findByText("The gateway is not running")).toBeTruthy();
});
