import type { z } from "zod";

/** Why a part of a setting cannot be; packages/messages has a sentence for each. */
export const settingProblems = [
  "mount-parts",
  "mount-source",
  "mount-target",
  "mount-root",
  "mount-program",
  "mount-reserved",
  "mount-option",
  "mount-twice",
  "variable-name",
  "variable-value",
  "variable-ours",
  "variable-secret",
] as const;
export type SettingProblemCode = (typeof settingProblems)[number];

export interface SettingProblem {
  code: SettingProblemCode;
  /** The part that it is about, as it was typed. */
  item: string;
}

/** Adds a problem to what zod collects, so that `problemIn` finds it again. */
export function addProblem(context: z.core.$RefinementCtx, { code, item }: SettingProblem): void {
  context.addIssue({ code: "custom", message: code, params: { item }, input: item });
}

/** The first problem of our own in what zod found; null where the value is wrong in a way that the setting's words explain. */
export function problemIn(error: z.ZodError): SettingProblem | null {
  for (const issue of error.issues) {
    const { message } = issue;
    if (issue.code !== "custom" || !isCode(message)) continue;
    const { item } = (issue.params ?? {}) as { item?: string };
    return { code: message, item: item ?? "" };
  }
  return null;
}

function isCode(text: string): text is SettingProblemCode {
  return (settingProblems as readonly string[]).includes(text);
}
