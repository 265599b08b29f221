import { describe, expect, it, vi } from "vitest";
import { HealthReport } from "../contract/health-report.ts";
import { doctorFindings } from "./doctor-findings.ts";
import { GatewayHealthAnswer } from "./gateway-health-answer.ts";
import { healthReport, reportOf } from "./health-report.ts";
import type { GatewayRpc } from "./open-rpc.ts";
import { runningContainer } from "./testing/running-container.ts";

/** Shortened from what 2026.9.6 answered. */
const fresh = {
  ok: true,
  ts: 1795417456098,
  durationMs: 29,
  plugins: { loaded: ["anthropic", "browser"], errors: [], unavailable: [] },
  channels: {},
  channelOrder: [],
  channelLabels: {},
  defaultAgentId: "main",
  agents: [{ agentId: "main", isDefault: true, sessions: { path: "/x", count: 3, recent: [] } }],
};

function report(answer: unknown) {
  return HealthReport.parse(reportOf(GatewayHealthAnswer.parse(answer), "2026.9.6", null));
}

describe("the health report", () => {
  it("has the gateway look anew rather than repeat what it found before", async () => {
    const call = vi.fn(async () => fresh);
    const rpc = { call, version: "2026.9.6" } as unknown as GatewayRpc;
    expect(await healthReport(rpc, { deep: false })).toMatchObject({ at: fresh.ts });
    expect(call).toHaveBeenCalledExactlyOnceWith("health", { probe: true }, 60_000);
  });

  it("says what a fresh gateway says", () => {
    expect(report(fresh)).toEqual({
      at: 1795417456098,
      ok: true,
      version: "2026.9.6",
      durationMs: 29,
      plugins: { loaded: ["anthropic", "browser"], errors: [] },
      channels: [],
      agents: [{ id: "main", name: "main", isDefault: true, sessions: 3 }],
      findings: null,
    });
  });

  it.each([
    [{ configured: false, running: false }, "off", undefined],
    [{ configured: true, running: true, connected: true }, "ok", undefined],
    [
      { configured: true, running: true, connected: false, lastError: "409 Conflict" },
      "failing",
      "409 Conflict",
    ],
    [{ configured: true, probe: { ok: false, error: "Unauthorized" } }, "failing", "Unauthorized"],
    [{ configured: true, probe: { ok: true } }, "ok", undefined],
    [{ configured: true, linked: false }, "failing", undefined],
    [{ configured: true }, "unknown", undefined],
    [{ configured: true, running: null, lastError: null }, "unknown", undefined],
  ])("channel %j is %s", (channel, state, detail) => {
    const answer = {
      ...fresh,
      channels: { telegram: channel },
      channelOrder: ["telegram"],
      channelLabels: { telegram: "Telegram" },
    };
    const expected = { id: "telegram", label: "Telegram", configured: channel.configured, state };
    expect(report(answer).channels).toEqual([detail === undefined ? expected : { ...expected, detail }]);
  });

  it("names plugins that failed, however the version tells it", () => {
    const errors = ["slack", { id: "acpx", error: "no npm" }, { name: "x", message: "boom" }];
    expect(report({ ...fresh, plugins: { loaded: [{ id: "a" }], errors } }).plugins).toEqual({
      loaded: ["a"],
      errors: [
        { id: "slack", message: "" },
        { id: "acpx", message: "no npm" },
        { id: "x", message: "boom" },
      ],
    });
  });

  it("makes nothing up for a version that says little", () => {
    expect(report({ ok: false })).toMatchObject({ ok: false, durationMs: null, channels: [], agents: [] });
  });
});

describe("the doctor's findings", () => {
  async function findings(output: string, code = 0) {
    const { engine, id } = await runningContainer();
    engine.programs.set("node dist/index.js doctor --json", ({ stdout }) => {
      stdout.write(output);
      return code;
    });
    return doctorFindings(engine, id);
  }

  it("come with their hints", async () => {
    const doctor = {
      schemaVersion: 1,
      ok: false,
      findings: [{ checkId: "core/x", severity: "warning", message: "Old.", fixHint: "Do this." }],
    };
    expect(await findings(`some words first\n${JSON.stringify(doctor)}\n`)).toEqual([
      { id: "core/x", severity: "warning", message: "Old. Do this." },
    ]);
  });

  it.each(["error: unknown option '--json'", '{"ok":false}', "{ broken"])(
    "are not known where it says %s",
    async (output) => {
      expect(await findings(output, 1)).toBeNull();
    },
  );

  it("do not hide that the engine is away", async () => {
    const { engine, id } = await runningContainer();
    engine.goAway();
    await expect(doctorFindings(engine, id)).rejects.toMatchObject({ kind: "refused" });
  });
});
