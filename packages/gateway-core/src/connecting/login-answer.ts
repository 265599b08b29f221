import { z } from "zod";

/** What `web.login.start` and `web.login.wait` answer (2026.9.6 and 2026.4.29), by what it means. */
export type LoginAnswer =
  | { kind: "code"; qr: string; message: string | null }
  | { kind: "waiting" }
  | { kind: "linked"; message: string | null; name: string | null }
  | { kind: "expired" | "failed"; message: string | null };

const Answer = z.object({
  qrDataUrl: z.string().startsWith("data:image/png;base64,").nullish().catch(null),
  message: z.string().nullish().catch(null),
  connected: z.boolean().nullish().catch(null),
});

/** The channel has no code for the end of a code: these are its words. */
const expiredWords = /expired|no active .*login/i;
const linkedWords = /already linked/i;
/** "(+39…)" of "already linked (+39…)". */
const nameIn = /\(([^()]{3,40})\)/;

/** `isNews`: it came before the time that was given ran out, so that it is no mere "still waiting". */
export function loginAnswer(answer: unknown, isNews: boolean): LoginAnswer {
  const { qrDataUrl, message = null, connected } = Answer.catch({}).parse(answer);
  if (connected === true || linkedWords.test(message ?? ""))
    return { kind: "linked", message: message ?? null, name: nameIn.exec(message ?? "")?.[1] ?? null };
  if (qrDataUrl) return { kind: "code", qr: qrDataUrl, message: message ?? null };
  if (expiredWords.test(message ?? "")) return { kind: "expired", message: message ?? null };
  return isNews ? { kind: "failed", message: message ?? null } : { kind: "waiting" };
}
