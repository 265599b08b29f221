/** Bytes of the D-Bus wire protocol, as little as one question needs. Source: D-Bus specification, "Message Protocol". */

/** A call to the bus itself, with at most one string. */
export function busCall(serial: number, member: string, argument?: string): Buffer {
  const fields = joined([
    field(1, "o", "/org/freedesktop/DBus"),
    field(2, "s", "org.freedesktop.DBus"),
    field(3, "s", member),
    field(6, "s", "org.freedesktop.DBus"),
    ...(argument === undefined ? [] : [field(8, "g", "s")]),
  ]);
  const body = argument === undefined ? Buffer.alloc(0) : string(argument);
  const head = Buffer.alloc(16);
  // Little endian, a method call, no flags, version 1.
  head.set([0x6c, 1, 0, 1]);
  head.writeUInt32LE(body.length, 4);
  head.writeUInt32LE(serial, 8);
  head.writeUInt32LE(fields.length, 12);
  return Buffer.concat([padded(Buffer.concat([head, fields])), body]);
}

/** The body of the successful answer to the call with this serial; null while it is not all there. */
export function bodyOfReply(bytes: Buffer, serial: number): Buffer | null {
  for (let at = 0; at + 16 <= bytes.length; ) {
    const bodyLength = bytes.readUInt32LE(at + 4);
    const fieldsEnd = at + 16 + bytes.readUInt32LE(at + 12);
    const bodyAt = at + Math.ceil((fieldsEnd - at) / 8) * 8;
    if (bodyAt + bodyLength > bytes.length) return null;
    if (bytes[at + 1] === 2 && repliesTo(bytes.subarray(at + 16, fieldsEnd), serial))
      return bytes.subarray(bodyAt, bodyAt + bodyLength);
    at = bodyAt + bodyLength;
  }
  return null;
}

/** Whether header fields contain REPLY_SERIAL (code 5, a uint32) with this value; each field begins at a multiple of 8. */
function repliesTo(fields: Buffer, serial: number): boolean {
  const wanted = Buffer.from([5, 1, "u".charCodeAt(0), 0, 0, 0, 0, 0]);
  wanted.writeUInt32LE(serial, 4);
  for (let at = 0; at + 8 <= fields.length; at += 8)
    if (fields.subarray(at, at + 8).equals(wanted)) return true;
  return false;
}

function field(code: number, type: "o" | "s" | "g", value: string): Buffer {
  const text = type === "g" ? Buffer.concat([Buffer.from([value.length]), zeroEnded(value)]) : string(value);
  return Buffer.concat([Buffer.from([code, 1, type.charCodeAt(0), 0]), text]);
}

function string(value: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(Buffer.byteLength(value));
  return Buffer.concat([length, zeroEnded(value)]);
}

function zeroEnded(value: string): Buffer {
  return Buffer.from(`${value}\0`);
}

/** Fields one after another, each beginning at a multiple of 8; what follows the last is not counted. */
function joined(fields: Buffer[]): Buffer {
  return Buffer.concat(fields.map((one, index) => (index === fields.length - 1 ? one : padded(one))));
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((8 - (bytes.length % 8)) % 8)]);
}
