import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { busCall } from "./dbus-message.ts";
import { hasTrayHost, unixPath } from "./has-tray-host.ts";

let close: () => void = () => {};
afterEach(() => close());

/** A bus that greets, then answers the second call with this boolean; or says nothing at all. */
async function bus(owned: boolean | "silent" | "refuses"): Promise<string> {
  const file = path.join(os.tmpdir(), `rockpool-bus-${process.pid}-${Math.random().toString(36).slice(2)}`);
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.on("data", (bytes) => {
      if (owned === "silent") return;
      if (bytes.includes("AUTH EXTERNAL"))
        return socket.write(owned === "refuses" ? "REJECTED\r\n" : "OK 1234\r\n");
      if (bytes.includes("Hello")) socket.write(Buffer.concat([reply(1, null), reply(2, owned === true)]));
    });
  });
  await new Promise<void>((resolve) => server.listen(file, resolve));
  close = () => void server.close();
  return `unix:path=${file},guid=00`;
}

/** A method return: fields REPLY_SERIAL, DESTINATION and SIGNATURE; body empty or a boolean. */
function reply(serial: number, value: boolean | null): Buffer {
  const fields = Buffer.from([
    5,
    1,
    0x75,
    0,
    serial,
    0,
    0,
    0,
    6,
    1,
    0x73,
    0,
    4,
    0,
    0,
    0,
    0x3a,
    0x31,
    0x2e,
    0x37,
    0,
  ]);
  const body = value === null ? Buffer.alloc(0) : Buffer.from([value ? 1 : 0, 0, 0, 0]);
  const head = Buffer.alloc(16);
  head.set([0x6c, 2, 1, 1]);
  head.writeUInt32LE(body.length, 4);
  head.writeUInt32LE(serial + 7, 8);
  head.writeUInt32LE(fields.length, 12);
  return Buffer.concat([head, fields, Buffer.alloc(3), body]);
}

describe("hasTrayHost", () => {
  it.each([[true], [false]])("asks the bus: %s", async (owned) => {
    expect(await hasTrayHost("linux", await bus(owned))).toBe(owned);
  });

  it("takes a bus that refuses or is not there for no", async () => {
    expect(await hasTrayHost("linux", await bus("refuses"))).toBe(false);
    expect(await hasTrayHost("linux", "unix:path=/nowhere/bus")).toBe(false);
    expect(await hasTrayHost("linux", undefined)).toBe(false);
  });

  it.each(["darwin", "win32"] as const)("has no doubt on %s", async (platform) => {
    expect(await hasTrayHost(platform, undefined)).toBe(true);
  });
});

describe("unixPath", () => {
  it.each([
    ["unix:path=/run/user/1000/bus", "/run/user/1000/bus"],
    ["unix:abstract=/tmp/dbus-x,guid=1f", "\0/tmp/dbus-x"],
    ["tcp:host=localhost,port=1;unix:guid=2,path=/tmp/with%20space", "/tmp/with space"],
    ["autolaunch:", null],
    ["", null],
  ])("%s", (address, path) => {
    expect(unixPath(address)).toBe(path);
  });
});

describe("busCall", () => {
  it("pads its header to a multiple of 8 before the body", () => {
    const call = busCall(2, "NameHasOwner", "a.b");
    const fieldsLength = call.readUInt32LE(12);
    const bodyAt = Math.ceil((16 + fieldsLength) / 8) * 8;
    expect(call.readUInt32LE(bodyAt)).toBe(3);
    expect(call.length).toBe(bodyAt + call.readUInt32LE(4));
  });
});
