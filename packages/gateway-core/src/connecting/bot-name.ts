import { z } from "zod";

const Probed = z.object({
  channelAccounts: z.record(
    z.string(),
    z.array(
      z.object({
        accountId: z.string(),
        probe: z
          .object({ bot: z.object({ username: z.string().min(1) }) })
          .nullish()
          .catch(null),
      }),
    ),
  ),
});

/** As a channel names the account, of a `channels.status` that was asked to probe; null where it does not. */
export function botNameOf(answer: unknown, channel: string, accountId: string): string | null {
  const accounts = Probed.safeParse(answer).data?.channelAccounts[channel] ?? [];
  const name = accounts.find((account) => account.accountId === accountId)?.probe?.bot.username;
  return name === undefined ? null : `@${name}`;
}
