import { afterEach, describe, expect, it } from "vitest";
import { type SocketServer, silentServer, socketServer } from "../../testing/socket-server.ts";
import { parseEndpoint } from "../endpoint.ts";
import type { Candidate } from "./find-candidates.ts";
import { probeCandidates } from "./probe-candidates.ts";

describe("probeCandidates", () => {
  const servers: SocketServer[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
  });

  function candidate(source: string, endpoint: string, chosen = false): Candidate {
    return { source, endpoint, where: parseEndpoint(endpoint), chosen };
  }
  async function good(source: string): Promise<Candidate> {
    const server = await socketServer(() => {});
    servers.push(server);
    return candidate(source, server.endpoint);
  }
  async function hanging(source: string, chosen = false): Promise<Candidate> {
    const server = await silentServer();
    servers.push(server);
    return candidate(source, server.endpoint, chosen);
  }
  const dead = (source: string) => candidate(source, `unix:///nowhere/${source}.sock`);
  const outcomes = (report: { source: string; outcome: string }[]) =>
    report.map(({ source, outcome }) => `${source} ${outcome}`);

  it("takes the first good one by order, not by speed, and keeps the whole report", async () => {
    const list = [
      dead("a"),
      await good("b"),
      candidate("c", "ssh://box"),
      candidate("d", "what?"),
      await good("e"),
    ];
    const { best, report } = await probeCandidates(list);
    expect(best?.candidate.source).toBe("b");
    expect(outcomes(report).slice(0, 4)).toEqual(["a absent", "b ok", "c unsupported", "d invalid"]);
    expect(report[1]?.version).toBe("27.0.0");
    expect(report[0]?.detail).toContain("ENOENT");
  });

  it("does not wait for a hanging one of lower preference", async () => {
    const list = [await good("a"), await hanging("b")];
    const { best, report } = await probeCandidates(list);
    expect(best?.candidate.source).toBe("a");
    expect(report[1]).toMatchObject({ outcome: "timeout", detail: "it was not waited for any longer" });
    expect(report[1]?.tookMs).toBeLessThan(1000);
  });

  it("waits but briefly for a hanging one of higher preference", async () => {
    const list = [await hanging("a"), await hanging("b"), await good("c"), await good("d")];
    const { best, report } = await probeCandidates(list);
    expect(best?.candidate.source).toBe("c");
    expect(outcomes(report)).toEqual(["a timeout", "b timeout", "c ok", "d ok"]);
    expect(report[0]?.tookMs).toBeLessThan(1500);
  });

  it("waits for a chosen one as long as it takes", async () => {
    const { report } = await probeCandidates([await hanging("a", true), await good("b")]);
    expect(report[0]?.outcome).toBe("timeout");
    expect(report[0]?.tookMs).toBeGreaterThan(1900);
  });

  it("says that nobody is there, without waiting", async () => {
    expect(await probeCandidates([dead("a"), dead("b")])).toMatchObject({ best: null });
    expect(await probeCandidates([])).toEqual({ best: null, report: [] });
  });

  it("stops when told to", async () => {
    const control = new AbortController();
    const probing = probeCandidates([await hanging("a")], { signal: control.signal });
    control.abort();
    await expect(probing).rejects.toThrow();
  });
});
