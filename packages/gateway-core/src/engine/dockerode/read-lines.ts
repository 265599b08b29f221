const newline = 0x0a;

/**
 * Lines of a byte stream, decoded one whole line at a time: a character may be split over two chunks, a line's bytes
 * never are. The last line needs no newline. `\r\n` ends a line like `\n`.
 */
export async function* readLines(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  for await (const chunk of source) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      parts.push(chunk.subarray(start, end));
      yield decode(parts);
      parts = [];
      start = end + 1;
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  }
  if (parts.length > 0) yield decode(parts);
}

function decode(parts: readonly Buffer[]): string {
  const text = (parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)).toString("utf8");
  return text.endsWith("\r") ? text.slice(0, -1) : text;
}
