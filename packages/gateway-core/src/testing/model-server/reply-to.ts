/** What OpenClaw (2026.9.6) adds of its own as a message of the user's. */
const ownContext = "<<<BEGIN_OPENCLAW_INTERNAL_CONTEXT>>>";
/** It puts the time before a person's words, and may put lines of its own after them. */
const said = /^\[[^\]\n]*\d{4}-\d{2}-\d{2}[^\]\n]*\] (.+)$/m;

/** `Echo: ` and what a person said last, or the last line of whoever else asked. */
export function replyTo(request: unknown): string {
  const { messages, input } = request as { messages?: unknown; input?: unknown };
  const asked = textOf(messages ?? input).trimEnd();
  return `Echo: ${said.exec(asked)?.[1] ?? asked.slice(asked.lastIndexOf("\n") + 1).trim()}`;
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) {
    const questions = value.filter((part) => roleOf(part) === null || roleOf(part) === "user").map(textOf);
    return questions.findLast((text) => text !== "" && !text.startsWith(ownContext)) ?? "";
  }
  if (typeof value !== "object" || value === null) return "";
  const { content, text } = value as { content?: unknown; text?: unknown };
  return textOf(content ?? text ?? "");
}

function roleOf(part: unknown): string | null {
  if (typeof part !== "object" || part === null || !("role" in part)) return null;
  return typeof part.role === "string" ? part.role : null;
}
