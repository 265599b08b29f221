/** `Echo: ` and the last line of what was asked last: OpenClaw puts lines of its own before a person's. */
export function replyTo(request: unknown): string {
  const { messages, input } = request as { messages?: unknown; input?: unknown };
  const asked = textOf(messages ?? input).trimEnd();
  return `Echo: ${asked.slice(asked.lastIndexOf("\n") + 1).trim()}`;
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) {
    const questions = value.filter((part) => roleOf(part) === null || roleOf(part) === "user");
    const last: unknown = questions[questions.length - 1];
    return last === undefined ? "" : textOf(last);
  }
  if (typeof value !== "object" || value === null) return "";
  const { content, text } = value as { content?: unknown; text?: unknown };
  return textOf(content ?? text ?? "");
}

function roleOf(part: unknown): string | null {
  if (typeof part !== "object" || part === null || !("role" in part)) return null;
  return typeof part.role === "string" ? part.role : null;
}
