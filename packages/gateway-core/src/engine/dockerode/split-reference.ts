/** A reference as the engine's calls want it, `name` and `tag` apart. */
export interface SplitReference {
  name: string;
  /** A tag or a digest; a digest wins over a tag, which then only says what it was. */
  tag: string;
}

/** Without a tag it is `latest`: an engine asked for a name alone pulls all tags there are. */
export function splitReference(reference: string): SplitReference {
  const [named = "", digest] = reference.split("@");
  // A colon before the last slash is that of a port.
  const colon = named.indexOf(":", named.lastIndexOf("/") + 1);
  const name = colon === -1 ? named : named.slice(0, colon);
  const tag = colon === -1 ? "latest" : named.slice(colon + 1);
  return { name, tag: digest ?? tag };
}
