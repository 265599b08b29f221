import { z } from "zod";
import type { PeopleList, PersonRequest } from "../contract/people.ts";

const Request = z.object({
  requestId: z.string().min(1),
  channel: z.string().min(1),
  channelLabel: z.string().nullish().catch(null),
  accountId: z.string().nullish().catch(null),
  senderId: z.string().min(1),
  metadata: z.record(z.string(), z.unknown()).nullish().catch(null),
  createdAt: z.string().nullish().catch(null),
});
const Answer = z.object({ requests: z.array(z.unknown()), accounts: z.array(z.unknown()).catch([]) });
const Account = z.object({ channel: z.string() });

/** Channels that ask for a yes before somebody gets through, of the same answer. */
export function askingChannels(answer: unknown): string[] {
  const { accounts } = Answer.parse(answer);
  return [...new Set(accounts.flatMap((item) => Account.safeParse(item).data?.channel ?? []))];
}

/** What `channels.pairing.list` answers (2026.9.6), the oldest first. One that cannot be read is left out. */
export function peopleList(answer: unknown): PeopleList {
  const requests = Answer.parse(answer).requests.flatMap((item) => {
    const { data } = Request.safeParse(item);
    return data === undefined ? [] : [personOf(data)];
  });
  return { requests: requests.sort((a, b) => (a.at ?? 0) - (b.at ?? 0)) };
}

function personOf({ metadata, createdAt, channelLabel, ...request }: z.infer<typeof Request>): PersonRequest {
  const { channel, accountId, requestId, senderId } = request;
  const at = Date.parse(createdAt ?? "");
  return {
    channel,
    channelLabel: channelLabel || channel,
    accountId: accountId ?? null,
    requestId,
    senderId,
    name: nameOf(metadata ?? {}),
    at: Number.isNaN(at) ? null : at,
  };
}

/** Every channel has fields of its own; these are what the ones that come with OpenClaw write. */
function nameOf(metadata: Readonly<Record<string, unknown>>): string | null {
  const text = (key: string) => {
    const value = metadata[key];
    return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
  };
  const full = [text("firstName"), text("lastName")].filter((part) => part !== null).join(" ");
  const user = text("username");
  return full || text("name") || text("displayName") || (user === null ? text("tag") : `@${user}`);
}
