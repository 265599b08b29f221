/** What can be seen to be wrong with a key without asking anybody; null where nothing is. */
export function keyProblem(key: string): "empty" | "blank" | null {
  const trimmed = key.trim();
  if (trimmed === "") return "empty";
  return /\s/.test(trimmed) ? "blank" : null;
}
