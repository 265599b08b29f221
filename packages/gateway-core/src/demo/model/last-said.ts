/**
 * What the person said last, without what OpenClaw 2026.9.6 puts around it: the time before it, facts of its runtime behind it,
 * and messages of its own in the person's name. Sent into the container as source text.
 */
export function lastSaid(messages: unknown): string {
  const list = Array.isArray(messages) ? (messages as ({ role?: unknown; content?: unknown } | null)[]) : [];
  for (const message of list.toReversed()) {
    if (message?.role !== "user") continue;
    const said = textOf(message.content)
      .replace(/<<<BEGIN_OPENCLAW_INTERNAL_CONTEXT>>>[\s\S]*?(?:<<<END_OPENCLAW_INTERNAL_CONTEXT>>>|$)/g, "")
      .replace(/\n\nRuntime: agent=[^\n]*\s*$/, "")
      .replace(/^(?:\s*\[[^\]\n]{1,200}\])+\s*/, "")
      .trim();
    if (said !== "") return said;
  }
  return "";

  function textOf(content: unknown): string {
    if (typeof content === "string") return content;
    const parts = Array.isArray(content) ? (content as ({ text?: unknown } | null)[]) : [];
    return parts
      .map((part) => part?.text)
      .filter((part) => typeof part === "string")
      .join("\n");
  }
}
