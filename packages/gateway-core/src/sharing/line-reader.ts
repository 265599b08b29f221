/**
 * Cuts a byte stream into lines. Works on bytes until a line is whole, so that a character cut in two by the transport
 * arrives in one piece. Throws RangeError on a line longer than `limit` bytes; the reader is useless afterwards.
 */
export function lineReader(limit: number, onLine: (line: string) => void): (chunk: Buffer) => void {
  let parts: Buffer[] = [];
  let size = 0;

  return (chunk) => {
    let from = 0;
    for (;;) {
      const end = chunk.indexOf(0x0a, from);
      const part = chunk.subarray(from, end === -1 ? undefined : end);
      size += part.length;
      if (size > limit) throw new RangeError(`a line of more than ${limit} bytes`);
      if (part.length > 0) parts.push(part);
      if (end === -1) return;
      const line = Buffer.concat(parts).toString("utf8");
      parts = [];
      size = 0;
      from = end + 1;
      if (line !== "") onLine(line);
    }
  };
}
