import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { act, cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { leftovers, sampleImage, twelveImages } from "../../gallery/sample-images.ts";
import { buildOperation, failedBuild, failedPull, pullOperation } from "../../gallery/sample-operations.ts";
import { renderIn, testApp } from "../../testing/render-app.tsx";
import { snapshotIn } from "../../testing/snapshots.ts";
import { ImagesRoom } from "./images-room.tsx";

async function show(part: Partial<Snapshot> = {}, phase: Snapshot["phase"] = "running") {
  const app = testApp("images");
  app.store.setState({ snapshot: snapshotIn(phase, part) });
  app.bridge.succeed("images.list", { images: twelveImages, leftovers });
  renderIn(app, <ImagesRoom />);
  await screen.findByRole("listitem", { name: "ghcr.io/openclaw/openclaw:2026.9.6" });
  return app;
}

const push = (app: Awaited<ReturnType<typeof show>>, part: Partial<Snapshot>) =>
  act(() => app.store.setState({ snapshot: snapshotIn("running", part) }));
const asked = ({ bridge }: Awaited<ReturnType<typeof show>>, name: string) =>
  bridge.asked.filter((call) => call.name === name).map(({ input }) => input);
const row = (name: string) => within(screen.getByRole("listitem", { name }));
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const question = async () => within(await screen.findByRole("alertdialog"));

describe("the list of images", () => {
  it("says of each what it is, who needs it and why it is kept", async () => {
    await show();
    const first = screen.getByRole("listitem", { name: "ghcr.io/openclaw/openclaw:2026.9.6" });
    expect(first.textContent).toContain("OpenClaw 2026.9.6Runs now");
    expect(first.textContent).toContain("2.8 GB · made 9 days ago · Used by rockpool-gateway · Kept: in use");
    expect(screen.getByText(/Left behind by builds: 2 images without a name, 508 MB/)).toBeTruthy();
  });

  it("is read when the room opens and when something with images has ended, never in between", async () => {
    const app = await show();
    expect(asked(app, "images.list")).toHaveLength(1);
    push(app, { imageOperation: pullOperation() });
    push(app, { imageOperation: pullOperation({}, { fraction: 0.5 }) });
    expect(asked(app, "images.list")).toHaveLength(1);
    push(app, { imageOperation: pullOperation({ state: "done" }) });
    await waitFor(() => expect(asked(app, "images.list")).toHaveLength(2));
  });

  it("removes only after a yes to what goes", async () => {
    const app = await show();
    const reference = "ghcr.io/openclaw/openclaw:2026.9.5";
    const preview = { id: "1", references: [reference], deletes: true, bytes: 2_840_000_000 };
    app.bridge.succeed("images.previewRemoval", preview).succeed("images.remove", preview);
    await userEvent.click(row(reference).getByRole("button", { name: "Remove…" }));
    const dialog = await question();
    expect(await dialog.findByText(`This goes: ${reference}.`)).toBeTruthy();
    expect(dialog.getByText(/^At most 2\.8 GB are freed/)).toBeTruthy();
    await userEvent.click(dialog.getByRole("button", { name: "Keep" }));
    expect(asked(app, "images.remove")).toEqual([]);
    await userEvent.click(row(reference).getByRole("button", { name: "Remove…" }));
    await userEvent.click((await question()).getByRole("button", { name: "Remove" }));
    expect(asked(app, "images.remove")).toEqual([{ reference }]);
    await waitFor(() => expect(asked(app, "images.list")).toHaveLength(2));
  });

  it("offers no yes where an image cannot go", async () => {
    const app = await show();
    app.bridge.fail("images.previewRemoval", { code: "image-in-use", message: "", facts: { holder: "web" } });
    await userEvent.click(row("ghcr.io/openclaw/openclaw:2026.9.6").getByRole("button", { name: "Remove…" }));
    const dialog = await question();
    expect(await dialog.findByText("The image is in use")).toBeTruthy();
    expect(dialog.queryByRole("button", { name: "Remove" })).toBeNull();
  });

  it("cleans up after a yes to everything that goes", async () => {
    const app = await show();
    app.bridge.succeed("images.cleanUp", { removed: ["1", "2"], bytes: 3_000_000_000 });
    await press("Clean up…");
    const dialog = await question();
    expect(dialog.getAllByRole("listitem")).toHaveLength(
      twelveImages.filter(({ keptBecause }) => keptBecause === null).length + leftovers.length,
    );
    await userEvent.click(dialog.getByRole("button", { name: "Clean up" }));
    expect(asked(app, "images.cleanUp")).toEqual([{}]);
    expect(app.store.getState().toasts[0]).toMatchObject({ title: "2 images removed" });
  });

  it("saves to a whole path only", async () => {
    const app = await show();
    const reference = "ghcr.io/openclaw/openclaw:2026.9.5";
    await userEvent.click(row(reference).getByRole("button", { name: "Save to a file…" }));
    const dialog = await question();
    await userEvent.type(dialog.getByRole("textbox", { name: "File" }), "openclaw.tar");
    expect(dialog.getByText(/^Give a whole path/)).toBeTruthy();
    expect(dialog.getByRole("button", { name: "Save" })).toHaveProperty("disabled", true);
    await userEvent.clear(dialog.getByRole("textbox", { name: "File" }));
    await userEvent.type(dialog.getByRole("textbox", { name: "File" }), "/tmp/openclaw.tar");
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    expect(asked(app, "images.save")).toEqual([{ reference, path: "/tmp/openclaw.tar", overwrite: false }]);
  });

  it("loads from a file that was pointed at", async () => {
    const app = testApp("images");
    app.bridge.succeed("images.list", { images: [], leftovers: [] });
    Object.assign(app.shell, { choosePath: () => Promise.resolve("/home/ada/openclaw.tar") });
    app.store.setState({ snapshot: snapshotIn("no-image") });
    renderIn(app, <ImagesRoom />);
    expect(await screen.findByRole("heading", { name: "No OpenClaw image is here" })).toBeTruthy();
    await press("Load from a file…");
    const dialog = await question();
    await userEvent.click(dialog.getByRole("button", { name: "Choose…" }));
    await userEvent.click(dialog.getByRole("button", { name: "Load" }));
    expect(asked(app, "images.load")).toEqual([{ path: "/home/ada/openclaw.tar" }]);
  });

  it("says why it cannot be read, and reads it again", async () => {
    const app = testApp("images");
    app.store.setState({ snapshot: snapshotIn("running") });
    app.bridge.fail("images.list", { code: "engine-unreachable", message: "" });
    renderIn(app, <ImagesRoom />);
    expect(await screen.findByText("Lost touch with the engine")).toBeTruthy();
    app.bridge.succeed("images.list", { images: [sampleImage("2026.9.6")], leftovers: [] });
    await press("Try again");
    expect(await screen.findByRole("listitem", { name: "ghcr.io/openclaw/openclaw:2026.9.6" })).toBeTruthy();
  });
});

describe("what is under way with images", () => {
  it("has one bar, figures in words, and a way out that says what it keeps", async () => {
    const app = await show({ imageOperation: pullOperation() });
    app.bridge.succeed("operation.cancel", {});
    expect(screen.getByRole("progressbar").ariaValueNow).toBe("37");
    push(app, { imageOperation: pullOperation({}, { fraction: 0.2 }) });
    expect(screen.getByRole("progressbar").ariaValueNow).toBe("37");
    await press("Cancel");
    expect(asked(app, "operation.cancel")).toEqual([{ operationId: "op-pull" }]);
    expect(screen.getByText("Cancelling changes nothing that is here.")).toBeTruthy();
  });

  it("says that a dropped connection goes on", async () => {
    const progress = { ...pullOperation().steps[0]?.progress, phase: "retrying" } as never;
    await show({ imageOperation: pullOperation({}, { progress, facts: { attempt: "3" } }) });
    expect(screen.getByText("Going on after a dropped connection, try 3")).toBeTruthy();
  });

  it("follows a build's output only while somebody looks, and no other build's", async () => {
    const app = await show({ imageOperation: buildOperation() });
    const { bridge } = app;
    expect(bridge.followers("buildOutput")).toBe(0);
    await userEvent.click(screen.getByText("Output of the build"));
    await waitFor(() => expect(bridge.followers("buildOutput")).toBe(1));
    act(() => {
      bridge.push("buildOutput", { operationId: "another", lines: ["not ours"], reset: true });
      bridge.push("buildOutput", { operationId: "op-build", lines: ["step one"], reset: false });
    });
    const pane = screen.getByRole("region", { name: "Output of the build" });
    expect(pane.textContent).toBe("step one");
    const lines = Array.from({ length: 600 }, (_, line) => `line ${line}`);
    act(() => void bridge.push("buildOutput", { operationId: "op-build", lines, reset: false }));
    expect(pane.textContent).toMatch(/^Earlier lines are not shownline 100\n/);
    cleanup();
    expect(bridge.followers("buildOutput")).toBe(0);
  });

  it("opens the output by itself where the build has failed", async () => {
    const app = await show({ imageOperation: failedBuild });
    await waitFor(() => expect(app.bridge.followers("buildOutput")).toBe(1));
    expect(screen.getByRole("heading", { name: "The build ran out of memory" })).toBeTruthy();
  });

  it("offers the mirror where the registry cannot be reached", async () => {
    const app = await show({ imageOperation: failedPull });
    app.bridge.succeed("images.pull", { operationId: "2" });
    await press("Get it from the mirror");
    expect(asked(app, "images.pull")).toEqual([{ reference: "docker.io/openclaw/openclaw:latest" }]);
  });

  it("tells what came of it until that is put away", async () => {
    const image = { reference: "openclaw:mine", id: "sha256:1", digest: null, version: "2026.9.7" };
    await show({ imageOperation: { ...pullOperation({ state: "done" }), image } });
    expect(screen.getByText("It is here as openclaw:mine. · OpenClaw 2026.9.7")).toBeTruthy();
    await press("Hide");
    expect(screen.queryByText("The image is here")).toBeNull();
  });
});

describe("a newer image", () => {
  const newer = {
    here: "unknown" as const,
    newer: { digest: "sha256:f", version: "2026.9.7" },
    checkedAt: 1,
  };

  it("leads to the question about the change", async () => {
    const app = await show({ image: newer });
    await press("Change to it…");
    expect(app.store.getState().question).toEqual({
      kind: "change-version",
      reference: "ghcr.io/openclaw/openclaw:2026.9.6",
      version: "2026.9.7",
      here: false,
    });
  });

  it("is asked for by hand, and told where there is none", async () => {
    const app = await show();
    const answer = { reference: "openclaw:latest", digest: "sha256:1", version: null, newer: false };
    app.bridge.succeed("images.check", answer);
    await press("Check again");
    expect(asked(app, "images.check")).toEqual([{}]);
    expect(app.store.getState().toasts[0]?.title).toBe("This is the newest image");
  });

  it("is not shown where Rockpool is not to look for it", async () => {
    const app = await show({ image: newer });
    const { defaultPreferences } = await import("../../gallery/preferences.ts");
    act(() => app.store.setState({ preferences: { ...defaultPreferences, checkForNewImages: false } }));
    expect(screen.queryByText("A newer image is there")).toBeNull();
    expect(screen.getByText("Rockpool does not ask by itself")).toBeTruthy();
  });
});
