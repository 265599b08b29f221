import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type LoginAnswer, loginAnswer } from "../connecting/login-answer.ts";
import type { ChannelLogin } from "../contract/channels.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { LiveGateway } from "./live-gateway.ts";

export interface ChannelLogins {
  /** Begins a sign-in, or answers with the one that runs for the account already. */
  begin(wish: LoginWish): ChannelLogin;
  /** Another code for one that is over. Throws RockpoolError `not-found`. */
  renew(loginId: string): ChannelLogin;
  cancel(loginId: string): void;
  /** The state of now first. */
  subscribe(loginId: string, push: (login: ChannelLogin) => void): () => void;
  close(): void;
}

interface LoginWish {
  channel: string;
  accountId: string | null;
  force: boolean;
}

export interface ChannelLoginsOptions {
  live: Pick<LiveGateway, "ask">;
  onLinked(): void;
  /** How long the gateway is asked to wait for news, and the pause after it had none. */
  waitMs?: number;
  pauseMs?: number;
}

interface Running {
  wish: LoginWish;
  login: ChannelLogin;
  /** Of the attempt under way; another one makes it void. */
  turn: number;
}

/** The gateway has to get a code from the channel's servers first; its own limit is 30 s. */
const startMs = 45_000;
/** A code of WhatsApp is renewed after 60 s the first time and 20 s after that; source: Baileys, which OpenClaw uses. */
const [firstCodeMs, laterCodeMs] = [60_000, 20_000];
const over: readonly ChannelLogin["state"][] = ["linked", "expired", "failed", "cancelled"];

/** Sign-ins by QR code, one for each account, followed until they end. Codes are kept in memory only, and not after the end. */
export function createChannelLogins({
  live,
  onLinked,
  waitMs = 25_000,
  pauseMs = 1000,
}: ChannelLoginsOptions): ChannelLogins {
  const logins = new Map<string, Running>();
  const listeners = new Map<string, Set<(login: ChannelLogin) => void>>();
  let closed = false;

  function change(running: Running, patch: Partial<ChannelLogin>): void {
    const isOver = over.includes(patch.state ?? running.login.state);
    const codes = isOver ? { qr: null, renewsAt: null } : {};
    running.login = { ...running.login, ...patch, ...codes };
    for (const push of listeners.get(running.login.loginId) ?? []) push(running.login);
    if (running.login.state === "linked") onLinked();
  }

  async function follow(running: Running): Promise<void> {
    const { channel, accountId, force } = running.wish;
    running.turn += 1;
    const { turn } = running;
    const isMine = () => !closed && running.turn === turn && !over.includes(running.login.state);
    const of = { channel, ...(accountId === null ? {} : { accountId }) };
    try {
      const params = { ...of, force, timeoutMs: startMs - 15_000 };
      const started = await live.ask("web.login.start", params, startMs);
      for (let answer = loginAnswer(started, true); isMine(); ) {
        if (tell(running, answer)) return;
        const askedAt = Date.now();
        const qr = running.login.qr;
        const wait = { ...of, timeoutMs: waitMs, ...(qr === null ? {} : { currentQrDataUrl: qr }) };
        const said = await live.ask("web.login.wait", wait, waitMs + 15_000);
        // It answers early only with news; a wait that ran its time is none.
        answer = loginAnswer(said, Date.now() - askedAt < waitMs * 0.95);
        if (answer.kind === "waiting") await sleep(pauseMs);
      }
    } catch (error) {
      if (isMine()) change(running, { state: "failed", message: wordsOf(error) });
    }
  }

  /** Whether that was its end. */
  function tell(running: Running, answer: LoginAnswer): boolean {
    switch (answer.kind) {
      case "code": {
        const shown = running.login.shown + 1;
        const renewsAt = Date.now() + (shown === 1 ? firstCodeMs : laterCodeMs);
        change(running, { state: "waiting", qr: answer.qr, shown, renewsAt, message: answer.message });
        return false;
      }
      case "waiting":
        return false;
      case "linked":
        change(running, { state: "linked", message: answer.message, accountName: answer.name });
        return true;
      case "expired":
      case "failed":
        change(running, { state: answer.kind, message: answer.message });
        return true;
    }
  }

  function found(loginId: string): Running {
    const running = logins.get(loginId);
    if (running !== undefined) return running;
    const facts = { what: "The sign-in" };
    throw new RockpoolError({ code: "not-found", message: `no sign-in ${loginId}`, facts });
  }

  return {
    begin(wish) {
      for (const running of logins.values()) {
        const { channel, accountId } = running.wish;
        const isSame = channel === wish.channel && accountId === wish.accountId;
        if (isSame && !over.includes(running.login.state)) return running.login;
        if (isSame) logins.delete(running.login.loginId);
      }
      const login: ChannelLogin = {
        loginId: randomUUID(),
        ...{ channel: wish.channel, accountId: wish.accountId },
        ...{ state: "preparing", qr: null, renewsAt: null, shown: 0, accountName: null, message: null },
      };
      const running = { wish, login, turn: 0 };
      logins.set(login.loginId, running);
      void follow(running);
      return login;
    },
    renew(loginId) {
      const running = found(loginId);
      if (!over.includes(running.login.state)) return running.login;
      change(running, { state: "preparing", message: null });
      void follow(running);
      return running.login;
    },
    cancel(loginId) {
      const running = found(loginId);
      running.turn += 1;
      if (!over.includes(running.login.state)) change(running, { state: "cancelled" });
    },
    subscribe(loginId, push) {
      const running = found(loginId);
      const set = listeners.get(loginId) ?? new Set();
      listeners.set(loginId, set.add(push));
      push(running.login);
      return () => {
        set.delete(push);
      };
    },
    close() {
      closed = true;
      listeners.clear();
      logins.clear();
    },
  };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
