import { createServer, type Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { testHost } from "../testing/test-host.ts";
import { freePort } from "./free-port.ts";
import { thisHost } from "./host.ts";
import { listeningSockets } from "./linux-listener.ts";
import { lsofListener, netstatPid, tasklistName } from "./listener-commands.ts";
import { portHolder } from "./port-holder.ts";
import type { RunCommand } from "./run-command.ts";

describe("portHolder", () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  async function taken(address: string): Promise<number> {
    const server = createServer();
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, address, resolve));
    const at = server.address();
    return typeof at === "object" && at ? at.port : 0;
  }

  it.each(["127.0.0.1", "0.0.0.0", "::"])("names the process that listens on %s", async (address) => {
    const holder = await portHolder(thisHost(), await taken(address));
    expect(holder.kind).not.toBe("free");
    if (process.platform === "linux") expect(holder).toMatchObject({ kind: "process", pid: process.pid });
  });

  it("says that a port is free", async () => {
    expect(await portHolder(thisHost(), await freePort(40_000))).toEqual({ kind: "free" });
  });

  it("asks the programs of other systems", async () => {
    const port = await taken("127.0.0.1");
    const mac: RunCommand = async () => ({ outcome: "ok", stdout: "p4321\ncnginx\nf6\n" });
    expect(await portHolder(testHost({ platform: "darwin" }), port, mac)).toEqual({
      kind: "process",
      pid: 4321,
      name: "nginx",
    });
    const windows: RunCommand = async (file) => ({
      outcome: "ok",
      stdout:
        file === "netstat"
          ? `  TCP    127.0.0.1:${port}    0.0.0.0:0    LISTENING    77\r\n`
          : '"node.exe","77","Console","1","50,000 K"\r\n',
    });
    expect(await portHolder(testHost({ platform: "win32" }), port, windows)).toEqual({
      kind: "process",
      pid: 77,
      name: "node.exe",
    });
    const nothing: RunCommand = async () => ({ outcome: "missing" });
    expect(await portHolder(testHost({ platform: "darwin" }), port, nothing)).toEqual({ kind: "unknown" });
  });
});

describe("freePort", () => {
  it("takes the first free one after the given, which it passes over", async () => {
    const port = await freePort(41_000);
    expect(port).toBeGreaterThan(41_000);
    const server = createServer().listen(port, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    expect(await freePort(port - 1)).not.toBe(port);
    server.close();
  });

  it("stays within the ports there are", async () => {
    expect(await freePort(65_535)).toBeLessThanOrEqual(65_535);
  });
});

describe("what systems tell of a listener", () => {
  const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:4965 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 111 1 0000 100 0 0 10 0
   1: 00000000:4965 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 222 1 0000 100 0 0 10 0
   2: 0100007F:4965 0100007F:9999 01 00000000:00000000 00:00000000 00000000  1000        0 333 1 0000 20 4 30 10 -1
   3: 0501A8C0:4965 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 444 1 0000 100 0 0 10 0
   4: 0100007F:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 555 1 0000 100 0 0 10 0`;

  it("reads /proc/net/tcp: who listens, on loopback or everywhere", () => {
    expect(listeningSockets(table, 18_789)).toEqual(["111", "222"]);
    expect(listeningSockets(table, 80)).toEqual(["555"]);
    expect(listeningSockets(table, 81)).toEqual([]);
    expect(listeningSockets("", 80)).toEqual([]);
  });

  it("reads lsof", () => {
    expect(lsofListener("p12\ncnode\nf20\np13\ncother\n")).toEqual({ pid: 12, name: "node" });
    expect(lsofListener("")).toBeNull();
  });

  it("reads netstat in any language", () => {
    const output = `
Aktive Verbindungen
  Proto  Lokale Adresse         Remoteadresse          Status           PID
  TCP    0.0.0.0:18789          0.0.0.0:0              ABHÖREN          1234
  TCP    127.0.0.1:18789        127.0.0.1:50000        HERGESTELLT      9
  TCP    192.168.1.5:80         0.0.0.0:0              ABHÖREN          8`;
    expect(netstatPid(output, 18_789)).toBe(1234);
    expect(netstatPid(output, 50_000)).toBeNull();
    expect(netstatPid(output, 80)).toBeNull();
  });

  it("reads tasklist, which talks when it finds nothing", () => {
    expect(tasklistName('"node.exe","77","Console","1","50,000 K"')).toBe("node.exe");
    expect(tasklistName("INFO: No tasks are running which match the specified criteria.")).toBeNull();
  });
});
