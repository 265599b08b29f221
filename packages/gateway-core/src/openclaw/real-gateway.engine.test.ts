import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, type TestContext } from "vitest";
import { probe } from "../health/probe.ts";
import { readLogs } from "../logs/follow-logs.ts";
import type { OpenClawEra } from "../testing/openclaw-images.ts";
import { readConfig, withAllowedOrigins } from "./config-file.ts";
import { dashboardLink } from "./dashboard-link.ts";
import { diskUse } from "./disk-use.ts";
import { gatewayAuth } from "./gateway-auth.ts";
import { healthReport } from "./health-report.ts";
import { openRpc } from "./open-rpc.ts";
import { suspendGateway } from "./suspend-gateway.ts";
import { browserConnect } from "./testing/browser-connect.ts";
import { type RealGateway, startRealGateway } from "./testing/real-gateway.ts";
import { writeRunningConfig } from "./testing/running-config.ts";

/** What is different between the two, and nothing else is. */
const eras: Record<
  OpenClawEra,
  { protocol: number; hasStartupz: boolean; hasOneTimeLink: boolean; suspend: string }
> = {
  "2026.9.6": { protocol: 4, hasStartupz: true, hasOneTimeLink: true, suspend: "ready" },
  "2026.4.29": { protocol: 3, hasStartupz: false, hasOneTimeLink: false, suspend: "unsupported" },
};

describe.each(Object.entries(eras))("OpenClaw %s from our spec", (era, differs) => {
  let started: RealGateway | string;
  beforeAll(async () => {
    started = await startRealGateway(era as OpenClawEra);
    // 2026.4.29 fetches its plugins the first time, which took it three minutes on a busy machine.
  }, 420_000);
  afterAll(async () => {
    if (typeof started === "object") await started.dispose();
  });
  function gateway(context: TestContext): RealGateway {
    if (typeof started === "string") return context.skip(started);
    return started;
  }
  async function authOf({ engine, id }: RealGateway) {
    const [config, details] = await Promise.all([readConfig(engine, id), engine.inspectContainer(id)]);
    return gatewayAuth(config?.value ?? null, details?.env ?? {});
  }

  it("answers the probes, with details for those who know the secret", async (context) => {
    const { wished, token } = gateway(context);
    const options = { secret: token };
    expect(await probe(wished.address, "/healthz")).toMatchObject({ answer: "yes" });
    expect(await probe(wished.address, "/readyz", options)).toMatchObject({ answer: "yes", failing: [] });
    expect(await probe(wished.address, "/startupz", options)).toMatchObject(
      differs.hasStartupz ? { answer: "yes", reason: null } : { answer: "unknown", reason: "not-json" },
    );
  });

  it("runs as the user of the spec, with its plugins staged where this version stages them", async (context) => {
    const { engine, id, wished } = gateway(context);
    const details = await engine.inspectContainer(id);
    expect(details?.user).toBe(wished.spec.user);
    const lines = (await readLogs(engine, id, { tail: 1000 })).map(({ text }) => text);
    expect(lines.filter((line) => line.includes("EACCES"))).toEqual([]);
    const stage = "/var/lib/openclaw/plugin-runtime-deps";
    const staged = wished.volumes.some(({ target }) => target === stage);
    expect(staged).toBe(era === "2026.4.29");
    if (!staged) return;
    const session = await engine.exec(id, {
      command: ["sh", "-c", `ls -ln ${stage}`],
      stdin: false,
      tty: false,
    });
    let listing = "";
    for await (const chunk of session.stdout) listing += String(chunk);
    expect(
      listing.split("\n").filter((line) => line.includes(` ${wished.owner.uid} `)).length,
    ).toBeGreaterThan(0);
  });

  it("tells its health over the relay, to nobody with a wrong secret", async (context) => {
    const running = gateway(context);
    const { engine, id, token } = running;
    const auth = await authOf(running);
    expect(auth).toEqual({ mode: "token", secret: token, why: "config" });
    const rpc = await openRpc(engine, id, auth);
    expect(rpc).toMatchObject({ protocol: differs.protocol, version: era });
    const report = await healthReport(rpc, { deep: false });
    expect(report).toMatchObject({ ok: true, version: era, agents: [{ id: "main", isDefault: true }] });
    expect(report.plugins.loaded.length).toBeGreaterThan(3);
    expect(report.plugins.errors).toEqual([]);
    rpc.close();
    const wrong = openRpc(engine, id, { ...auth, secret: "wrong" });
    await expect(wrong).rejects.toMatchObject({ failure: { code: "gateway-sign-in" } });
  });

  it("signs a browser in by the token, or by a one-time link where the version makes one", async (context) => {
    const running = gateway(context);
    const { engine, id, wished, token } = running;
    const auth = await authOf(running);
    expect(await dashboardLink(engine, id, wished.address, auth)).toEqual({
      url: `${wished.address}/#token=${token}`,
      signedIn: true,
    });
    const link = await dashboardLink(engine, id, wished.address, {
      ...auth,
      secret: null,
      why: "secret-ref",
    });
    expect(link.signedIn).toBe(differs.hasOneTimeLink);
    const { origin, hash } = new URL(link.url);
    expect(origin).toBe(wished.address);
    const fragment = new URLSearchParams(hash.slice(1));
    expect(fragment.has("bootstrapToken")).toBe(differs.hasOneTimeLink);
    if (differs.hasOneTimeLink) expect(fragment.get("gatewayUrl")).toBe(wished.address.replace("http", "ws"));
  });

  it("takes another origin into its running config", async (context) => {
    const { engine, id, wished, token } = gateway(context);
    const other = "http://127.0.0.1:39999";
    // 2026.4.29 takes the change by starting anew inside its process, so it is away for a while.
    const refusal = () =>
      browserConnect(wished.address, other, token).catch(() => "CONTROL_UI_ORIGIN_NOT_ALLOWED");
    expect(await refusal()).toBe("CONTROL_UI_ORIGIN_NOT_ALLOWED");
    const config = await readConfig(engine, id);
    const text = config?.text ?? "";
    // A second try finds it there already.
    const edited = withAllowedOrigins(text, [other]) ?? text;
    const commented = edited.replace("{", "{ // kept by Rockpool");
    await writeRunningConfig(engine, id, commented, wished.owner);
    const deadline = Date.now() + 200_000;
    while ((await refusal()) === "CONTROL_UI_ORIGIN_NOT_ALLOWED") {
      if (Date.now() > deadline) throw new Error("the origin is still refused");
      // Each refusal is a line of the log that the next test reads.
      await sleep(500);
    }
    const own = browserConnect(wished.address, wished.origins[0] ?? "", token);
    expect(await own).not.toBe("CONTROL_UI_ORIGIN_NOT_ALLOWED");
    expect(await readConfig(engine, id)).toMatchObject({
      text: expect.stringContaining("// kept by Rockpool"),
    });
  }, 240_000);

  it("tells what it takes on the disk", async (context) => {
    const { engine, id } = gateway(context);
    const { places } = await diskUse(engine, id);
    const bytes = new Map(places.map((place) => [place.id, place.bytes]));
    expect(bytes.get("state")).toBeGreaterThan(10_000);
    expect(bytes.get("logs")).toBeGreaterThan(0);
    expect([...bytes.values()]).not.toContain(null);
    // Staged dependencies are a volume of their own, where this version has any.
    expect((bytes.get("deps") ?? 0) > 0).toBe(era === "2026.4.29");
  });

  it("writes a log that we can read", async (context) => {
    const { engine, id, token } = gateway(context);
    const entries = await readLogs(engine, id, { tail: 1000, secrets: [token] });
    expect(entries).toContainEqual(
      expect.objectContaining({ level: "info", text: "[gateway] ready", stream: "stdout" }),
    );
    expect(entries.filter(({ level }) => level === "warn").map(({ stream }) => stream)).toContain("stderr");
    expect(entries.every(({ at }) => at !== null)).toBe(true);
    expect(JSON.stringify(entries)).not.toContain(token);
  });

  it("suspends where it can, and stops cleanly", async (context) => {
    const running = gateway(context);
    const { engine, id } = running;
    const rpc = await openRpc(engine, id, await authOf(running));
    expect(await suspendGateway(rpc)).toBe(differs.suspend);
    rpc.close();
    await engine.stopContainer(id, 60);
    expect(await engine.inspectContainer(id)).toMatchObject({
      status: "exited",
      exitCode: 0,
      restartCount: 0,
    });
  });
});
