import { phases, type Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { messagesFor } from "@rockpool/messages/catalogue";
import { describe, expect, it } from "vitest";
import { sampleDeviceRequest, samplePersonRequest } from "../../testing/sample-requests.ts";
import { sampleContainer, sampleOperation, sampleSnapshot } from "../../testing/sample-snapshot.ts";
import { type TrayModel, trayModel } from "./tray-model.ts";

const messages = messagesFor("en");
const model = (snapshot: Snapshot | null, quitting = false) =>
  trayModel({ snapshot, messages, now: 22_000, quitting });

/** Labels of the rows that can be pressed. */
function enabled({ rows }: TrayModel): string[] {
  return rows.flatMap((row) => (row.kind === "command" && row.enabled ? [row.label] : []));
}

const exited = { ...sampleContainer, status: "exited" as const, exitCode: 78 };
const withContainer = (container: typeof sampleContainer): Snapshot["gateway"] => ({
  ...sampleSnapshot("running").gateway,
  address: null,
  container,
});
const engineFailure = { code: "engine-stopped" as const, message: "refused" };
const noEngine = { kind: "unavailable" as const, failure: engineFailure, report: [] };
const always = ["Open Rockpool", "Quit"];

const table: [name: string, snapshot: Snapshot | null, icon: string, status: string, can: string[]][] = [
  ["before anything is known", null, "dashed", "Checking", []],
  ["stopped", sampleSnapshot("stopped", { gateway: withContainer(exited) }), "ring", "Stopped", ["Start"]],
  ["never set up", sampleSnapshot("not-set-up"), "ring", "Not set up", ["Start"]],
  ["no image", sampleSnapshot("no-image"), "ring", "No image", ["Start"]],
  ["running", sampleSnapshot("running"), "filled", "Running", ["Open dashboard", "Stop", "Restart"]],
  [
    "degraded",
    sampleSnapshot("degraded", {
      gateway: {
        ...sampleSnapshot("degraded").gateway,
        health: { live: "yes", started: "yes", ready: "no", failing: ["telegram"], checkedAt: 1 },
      },
    }),
    "gap",
    "Degraded: telegram",
    ["Open dashboard", "Stop", "Restart"],
  ],
  [
    "starting, by us",
    sampleSnapshot("starting", { operation: sampleOperation() }),
    "half",
    "Starting: waiting for the gateway, 12 s",
    ["Cancel"],
  ],
  [
    "stopping, past the point of no return",
    sampleSnapshot("stopping", {
      operation: sampleOperation({
        kind: "stop",
        cancellable: false,
        steps: [{ id: "stop-container", state: "doing" }],
      }),
    }),
    "half",
    "Stopping: waiting for it to finish, 12 s",
    [],
  ],
  [
    "starting, by somebody else",
    sampleSnapshot("starting", { gateway: withContainer(sampleContainer) }),
    "half",
    "Starting",
    ["Stop", "Restart"],
  ],
  [
    "restarting again and again",
    sampleSnapshot("needs-attention", {
      gateway: withContainer({ ...sampleContainer, status: "restarting" }),
    }),
    "triangle",
    "Needs attention",
    ["Stop", "Restart"],
  ],
  [
    "no engine",
    sampleSnapshot("engine-stopped", { engine: noEngine }),
    "dashed",
    "Engine stopped",
    [`${messages.failures["engine-stopped"].title({})}…`],
  ],
];

describe("trayModel", () => {
  it.each(table)("%s", (_name, snapshot, icon, status, can) => {
    const shown = model(snapshot);
    expect(shown.icon.shape).toBe(icon);
    expect(shown.rows[0]).toEqual({ kind: "text", label: status });
    expect(shown.tooltip).toBe(`Rockpool: ${status}`);
    expect(enabled(shown)).toEqual([...can, ...always]);
  });

  it("has a row for what needs the person, which opens the window", () => {
    const failure = { code: "port-taken" as const, message: "", facts: { port: "18789" }, at: 1 };
    const shown = model(sampleSnapshot("needs-attention", { failure }));
    const title = messages.failures["port-taken"].title({ port: "18789" });
    expect(shown.rows[1]).toEqual({
      kind: "command",
      command: "attention",
      label: `${title}…`,
      enabled: true,
    });
  });

  it("does not repeat an old failure while something is being done about it", () => {
    const failure = { code: "port-taken" as const, message: "", at: 1 };
    const shown = model(sampleSnapshot("starting", { failure, operation: sampleOperation() }));
    expect(shown.rows.some((row) => row.kind === "command" && row.command === "attention")).toBe(false);
  });

  it("waits for the gateway in words when it quits with it, and can be told not to", () => {
    const operation = sampleOperation({ kind: "stop", steps: [{ id: "stop-container", state: "doing" }] });
    const shown = model(sampleSnapshot("stopping", { operation }), true);
    expect(shown.rows.slice(0, 2)).toEqual([
      { kind: "text", label: "Stopping: waiting for it to finish, 12 s" },
      { kind: "text", label: "Rockpool quits when this is done" },
    ]);
    expect(enabled(shown)).toEqual(["Quit now"]);
  });

  it("has a row for devices and one for people that wait, and none for nobody", () => {
    const none = model(sampleSnapshot("running", { requests: { devices: [], people: [] } }));
    expect(enabled(none)).not.toContain("Let Ada's phone in?…");
    const requests = {
      devices: [sampleDeviceRequest()],
      people: [samplePersonRequest(), samplePersonRequest({ requestId: "p2", name: null })],
    };
    const { rows } = model(sampleSnapshot("running", { requests }));
    expect(rows.slice(1, 3)).toEqual([
      { kind: "command", command: "devices", label: "Let Ada's phone in?…", enabled: true },
      {
        kind: "command",
        command: "people",
        label: "2 people want to talk to your assistant…",
        enabled: true,
      },
    ]);
  });

  it.each(phases)("has at most twelve rows, even with everything in them: %s", (phase) => {
    const failure = { code: "disk-full" as const, message: "", at: 1 };
    const requests = { devices: [sampleDeviceRequest()], people: [samplePersonRequest()] };
    const { rows } = model(sampleSnapshot(phase, { failure, requests }));
    expect(rows.length).toBeLessThanOrEqual(12);
    expect(rows.at(-1)).toMatchObject({ command: "quit", enabled: true });
  });
});
