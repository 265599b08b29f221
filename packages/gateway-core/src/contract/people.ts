import { z } from "zod";

/** Somebody who wrote to the assistant through a channel and waits to be let in. */
export const PersonRequest = z.object({
  channel: z.string(),
  /** Of the channel, for people. */
  channelLabel: z.string(),
  accountId: z.string().nullable(),
  /** What approving and dismissing take; opaque: the gateway need not tell the code that the person was given. */
  requestId: z.string(),
  /** The sender's id in that channel. */
  senderId: z.string(),
  /** As the channel names the sender; null where it does not. */
  name: z.string().nullable(),
  /** Epoch milliseconds; null where the gateway does not say. */
  at: z.number().nullable(),
});
export type PersonRequest = z.infer<typeof PersonRequest>;

export const PeopleList = z.object({ requests: z.array(PersonRequest) });
export type PeopleList = z.infer<typeof PeopleList>;
