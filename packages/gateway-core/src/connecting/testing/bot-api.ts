import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export interface BotApi {
  port: number;
  /** How often the gateway asked for messages. */
  readonly polls: number;
  /** What the gateway said to people, in order. */
  readonly sent: readonly { chatId: string; text: string }[];
  /** Somebody writes to the bot. */
  write(from: { id: number; firstName: string; username?: string }, text: string): void;
  /** From now on no token is good. */
  refuse(): void;
  close(): void;
}

/** Enough of Telegram's Bot API for long polling and texts, for whatever token ends in `goodToken`. */
export async function startBotApi(goodToken: string): Promise<BotApi> {
  const sent: { chatId: string; text: string }[] = [];
  const updates: { update_id: number; message: object }[] = [];
  let polls = 0;
  let refuses = false;
  const waiting = new Set<() => void>();

  const methods: Record<string, (params: Record<string, unknown>) => unknown> = {
    getme: () => ({ id: 4242, is_bot: true, first_name: "Test", username: "rockpool_test_bot" }),
    async getupdates({ offset, timeout }) {
      polls += 1;
      const from = Number(offset ?? 0);
      const fresh = () => updates.filter(({ update_id }) => update_id >= from);
      if (fresh().length > 0 || Number(timeout ?? 0) === 0) return fresh();
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(late);
          waiting.delete(done);
          resolve();
        };
        const late = setTimeout(done, Number(timeout) * 1000);
        waiting.add(done);
      });
      return fresh();
    },
    sendmessage({ chat_id, text }) {
      sent.push({ chatId: String(chat_id), text: String(text) });
      return { message_id: sent.length, date: now(), chat: { id: Number(chat_id), type: "private" }, text };
    },
  };

  const server = createServer((request, response) => {
    const [, token = "", method = ""] = /^\/bot([^/]+)\/(\w+)/.exec(request.url ?? "") ?? [];
    void (async () => {
      const params = await paramsOf(request);
      const isGood = token === goodToken && !refuses;
      const answer: unknown = isGood ? methods[method.toLowerCase()]?.(params) : undefined;
      const result = (await answer) ?? true;
      response.writeHead(isGood ? 200 : 401, { "content-type": "application/json" });
      const refusal = { ok: false, error_code: 401, description: "Unauthorized" };
      response.end(JSON.stringify(isGood ? { ok: true, result } : refusal));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "0.0.0.0", resolve));

  return {
    port: (server.address() as AddressInfo).port,
    sent,
    get polls() {
      return polls;
    },
    write({ id, firstName, username }, text) {
      const from = { id, is_bot: false, first_name: firstName, username, language_code: "en" };
      const chat = { id, type: "private", first_name: firstName, username };
      const update_id = 1000 + updates.length;
      updates.push({ update_id, message: { message_id: update_id, date: now(), from, chat, text } });
      for (const wake of [...waiting]) wake();
    },
    refuse() {
      refuses = true;
      for (const wake of [...waiting]) wake();
    },
    close() {
      for (const wake of [...waiting]) wake();
      server.closeAllConnections();
      server.close();
    },
  };
}

async function paramsOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const url = new URL(request.url ?? "/", "http://bot");
  let body = "";
  for await (const chunk of request) body += String(chunk);
  if (body.startsWith("{")) return JSON.parse(body) as Record<string, unknown>;
  return Object.fromEntries([...url.searchParams, ...new URLSearchParams(body)]);
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
