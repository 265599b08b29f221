import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { manyTags, resolvedImage, sampleImage } from "../../gallery/sample-images.ts";
import { pullOperation } from "../../gallery/sample-operations.ts";
import { renderIn, testApp } from "../../testing/render-app.tsx";
import { snapshotIn } from "../../testing/snapshots.ts";
import { GetPart } from "./get-part.tsx";

const latest = "ghcr.io/openclaw/openclaw:latest";

function show(
  phase: Snapshot["phase"] = "running",
  part: Partial<Snapshot> = {},
  images = [sampleImage("2026.9.6")],
) {
  const app = testApp("images");
  const snapshot = snapshotIn(phase, part);
  app.store.setState({ snapshot });
  app.bridge.answer("images.resolve", ({ reference }) => ({ ok: true, value: resolvedImage(reference) }));
  app.bridge.succeed("images.tags", manyTags).succeed("images.pull", { operationId: "1" });
  renderIn(app, <GetPart images={images} snapshot={snapshot} />);
  return app;
}

const asked = ({ bridge }: ReturnType<typeof show>, name: string) =>
  bridge.asked.filter((call) => call.name === name).map(({ input }) => input);
const choose = (name: string | RegExp) => userEvent.click(screen.getByRole("radio", { name }));

describe("getting an image", () => {
  it("shows what a channel is before it is downloaded", async () => {
    const app = show();
    expect(await screen.findByText("1.1 GB")).toBeTruthy();
    expect(screen.getByText("linux/amd64")).toBeTruthy();
    await choose(/^Extended stable/);
    await userEvent.click(screen.getByRole("switch", { name: "With a browser" }));
    const reference = "ghcr.io/openclaw/openclaw:extended-stable-browser";
    await waitFor(() => expect(asked(app, "images.resolve").at(-1)).toEqual({ reference }));
    await userEvent.click(screen.getByRole("button", { name: "Download" }));
    expect(asked(app, "images.pull")).toEqual([{ reference }]);
  });

  it("asks about a change, and changes nothing yet", async () => {
    const app = show();
    await screen.findByText("1.1 GB");
    await userEvent.click(screen.getByRole("button", { name: "Change to this version…" }));
    expect(app.store.getState().question).toEqual({
      kind: "change-version",
      reference: latest,
      version: "2026.9.7",
      here: false,
    });
    expect(asked(app, "gateway.change")).toEqual([]);
  });

  it("downloads nothing twice", async () => {
    const { digest } = resolvedImage(latest);
    show("running", {}, [sampleImage("2026.9.7", { digest })]);
    expect(await screen.findByText("Yes, this very image")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Download" })).toBeNull();
  });

  it("waits with a download while another image is under way", async () => {
    show("running", { imageOperation: pullOperation() });
    await screen.findByText("1.1 GB");
    expect(screen.getByRole("button", { name: "Download" })).toHaveProperty("disabled", true);
    expect(screen.getByText(/^One image at a time/)).toBeTruthy();
  });

  it("makes it the one for the first start where there is no gateway", async () => {
    const app = show("no-image");
    app.bridge.answer("settings.set", () => ({ ok: true, value: {} as never }));
    await screen.findByText("1.1 GB");
    await userEvent.click(screen.getByRole("button", { name: "Use for the next start" }));
    expect(asked(app, "settings.set")).toEqual([{ patch: { image: latest } }]);
  });

  it("reads the registry's versions when somebody wants them, and finds one among many", async () => {
    const app = show();
    expect(asked(app, "images.tags")).toEqual([]);
    await choose("Version");
    const list = within(await screen.findByRole("radiogroup", { name: /^Versions in/ }));
    expect(asked(app, "images.tags")).toEqual([{ reference: "ghcr.io/openclaw/openclaw" }]);
    expect(list.getAllByRole("radio")).toHaveLength(20);
    await userEvent.click(screen.getByRole("switch", { name: "Show prereleases" }));
    await userEvent.type(screen.getByRole("textbox", { name: "Search versions" }), "2026.8.6");
    expect(list.getAllByRole("radio")).toHaveLength(2);
    await userEvent.click(list.getByText("2026.8.6-beta.1"));
    const reference = "ghcr.io/openclaw/openclaw:2026.8.6-beta.1";
    await waitFor(() => expect(asked(app, "images.resolve").at(-1)).toEqual({ reference }));
  });

  it.each(["Openclaw:latest", "open claw", "openclaw:"])(
    "says in place that %j is no image",
    async (text) => {
      const app = show();
      await screen.findByText("1.1 GB");
      await choose("Any image");
      await userEvent.type(screen.getByRole("textbox", { name: "Image" }), text);
      expect(screen.getByText(/^This cannot be read as an image/)).toBeTruthy();
      expect(asked(app, "images.resolve")).toEqual([{ reference: latest }]);
    },
  );

  it("asks about what was typed once the typing has come to rest", async () => {
    const app = show();
    await screen.findByText("1.1 GB");
    await choose("Any image");
    await userEvent.type(screen.getByRole("textbox", { name: "Image" }), "docker.io/openclaw/openclaw:main");
    await waitFor(
      () =>
        expect(asked(app, "images.resolve")).toContainEqual({
          reference: "docker.io/openclaw/openclaw:main",
        }),
      { timeout: 5000 },
    );
  });

  it("offers the mirror, or to ask again, where the registry does not answer", async () => {
    const app = testApp("images");
    const snapshot = snapshotIn("running");
    app.store.setState({ snapshot });
    const mirror = "docker.io/openclaw/openclaw:latest";
    app.bridge.succeed("images.pull", { operationId: "1" }).fail("images.resolve", {
      code: "registry-unreachable",
      message: "",
      actions: [{ kind: "use-mirror", value: mirror }],
    });
    renderIn(app, <GetPart images={[]} snapshot={snapshot} />);
    expect(await screen.findByText("The registry cannot be reached")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Get it from the mirror" }));
    expect(asked(app, "images.pull")).toEqual([{ reference: mirror }]);
  });
});
