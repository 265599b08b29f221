import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { GatewayHealth } from "../contract/snapshot.ts";
import { createHealthMonitor, type HealthMonitor, unknownHealth } from "./health-monitor.ts";

/** A gateway whose answers a test sets; HTML for what it has none for. */
class Gateway {
  answers: Record<string, unknown> = {};
  readonly asked: string[] = [];
  readonly #server: Server = createServer((request, response) => {
    this.asked.push(request.url ?? "");
    const body = this.answers[request.url ?? ""];
    if (body === undefined) response.setHeader("content-type", "text/html").end("<!doctype html>");
    else response.setHeader("content-type", "application/json").end(JSON.stringify(body));
  });

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

describe("the health monitor", () => {
  let gateway: Gateway;
  let address: string;
  let monitor: HealthMonitor;
  let told: GatewayHealth[];
  let news: () => void;

  beforeEach(async () => {
    // The server and its sockets need the real ones.
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    gateway = new Gateway();
    address = await gateway.open();
    told = [];
    news = () => undefined;
    monitor = createHealthMonitor((health) => {
      told.push(health);
      news();
    });
  });
  afterEach(() => {
    monitor.close();
    gateway.close();
    vi.useRealTimers();
  });

  /** The next thing it says, after `act`. */
  async function next(act: () => void): Promise<GatewayHealth | undefined> {
    const said = new Promise<void>((resolve) => (news = resolve));
    act();
    await said;
    return told.at(-1);
  }
  async function firstLook(answers: Record<string, unknown>): Promise<GatewayHealth | undefined> {
    gateway.answers = answers;
    monitor.watch({ address, secret: null });
    expect(told).toEqual([unknownHealth]);
    return next(() => undefined);
  }

  it("needs one request to see that all is well, and then asks once a minute", async () => {
    expect(await firstLook({ "/readyz": { ready: true } })).toMatchObject({
      live: "yes",
      started: "yes",
      ready: "yes",
    });
    expect(gateway.asked).toEqual(["/readyz"]);
    vi.advanceTimersByTime(59_000);
    expect(gateway.asked).toHaveLength(1);
    await next(() => vi.advanceTimersByTime(1000));
    expect(gateway.asked).toEqual(["/readyz", "/readyz"]);
  });

  it("asks every second while it boots, and sees each stage", async () => {
    const booting = {
      "/healthz": { ok: true },
      "/startupz": { ok: false, status: "starting" },
      "/readyz": { ready: false },
    };
    expect(await firstLook(booting)).toMatchObject({ live: "yes", started: "no", ready: "no" });
    gateway.answers = { ...booting, "/startupz": { ok: true } };
    expect(await next(() => vi.advanceTimersByTime(1000))).toMatchObject({
      live: "yes",
      started: "yes",
      ready: "no",
    });
    gateway.answers = { "/readyz": { ready: true } };
    expect(await next(() => vi.advanceTimersByTime(1000))).toMatchObject({ ready: "yes", failing: [] });
  });

  it("does not take HTML for a start, and knows that a failing channel comes after it", async () => {
    const old = { "/healthz": { ok: true }, "/readyz": { ready: false, failing: ["startup-sidecars"] } };
    expect(await firstLook(old)).toMatchObject({ live: "yes", started: "unknown", ready: "no" });
    gateway.answers = { ...old, "/readyz": { ready: false, failing: ["telegram"] } };
    const later = await next(() => vi.advanceTimersByTime(1000));
    expect(later).toMatchObject({ started: "yes", ready: "no", failing: ["telegram"] });
  });

  it("looks at once when nudged, and goes on from there", async () => {
    await firstLook({ "/readyz": { ready: true } });
    gateway.answers = {
      "/readyz": { ready: false, failing: ["slack"] },
      "/healthz": { ok: true },
      "/startupz": { ok: true },
    };
    expect(await next(() => monitor.nudge())).toMatchObject({ ready: "no", failing: ["slack"] });
    await next(() => vi.advanceTimersByTime(1000));
  });

  it("says that a gateway which went away is not live", async () => {
    await firstLook({ "/readyz": { ready: true } });
    gateway.close();
    expect(await next(() => monitor.nudge())).toMatchObject({
      live: "no",
      started: "unknown",
      ready: "unknown",
    });
  });

  it("forgets with the gateway, but not when only the secret becomes known", async () => {
    await firstLook({ "/readyz": { ready: true } });
    await next(() => monitor.watch({ address, secret: "s3cret" }));
    expect(told.filter(({ live }) => live === "unknown")).toHaveLength(1);
    monitor.watch(null);
    expect(told.at(-1)).toEqual(unknownHealth);
    vi.advanceTimersByTime(3_600_000);
    expect(gateway.asked).toEqual(["/readyz", "/readyz"]);
  });
});
