import { StringDecoder } from "node:string_decoder";

/** What we read out of a container is small; what is larger is a mistake, or somebody who wants our memory. */
export const mostText = 4 * 1024 * 1024;

/**
 * All of a stream of bytes as UTF-8; null as soon as it is longer than `limit` bytes. The stream is then destroyed. Not
 * every kind of stream says what it consists of, so that the type cannot.
 */
export async function textWithin(stream: AsyncIterable<unknown>, limit = mostText): Promise<string | null> {
  const decoder = new StringDecoder("utf8");
  let length = 0;
  let result = "";
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as Uint8Array | string);
    length += bytes.length;
    if (length > limit) return null;
    result += decoder.write(bytes);
  }
  return result + decoder.end();
}
