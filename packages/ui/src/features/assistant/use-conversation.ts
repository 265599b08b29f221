import type { AgentReply } from "@rockpool/gateway-core/contract/assistant";
import type { Failure, Reply } from "@rockpool/gateway-core/contract/failure";
import { useEffect, useRef, useState } from "react";

export type Say = (message: string) => Promise<Reply<AgentReply>>;

export interface Exchange {
  readonly id: number;
  readonly message: string;
  /** Epoch milliseconds. */
  readonly askedAt: number;
  readonly outcome:
    | { readonly kind: "waiting" }
    | { readonly kind: "reply"; readonly reply: AgentReply }
    | { readonly kind: "failed"; readonly failure: Failure }
    /** The person did not wait for the answer. */
    | { readonly kind: "stopped" };
}

export interface Conversation {
  readonly exchanges: readonly Exchange[];
  readonly waiting: boolean;
  send(message: string): Promise<void>;
  /** The same message once more, in the place of the answer that did not come. */
  resend(exchange: Exchange): Promise<void>;
  stop(): void;
}

/** Messages and their answers, one at a time, as long as the screen is there. */
export function useConversation(say: Say, onReply: () => void): Conversation {
  const [exchanges, setExchanges] = useState<readonly Exchange[]>([]);
  const lastId = useRef(0);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  const waiting = exchanges.some(({ outcome }) => outcome.kind === "waiting");

  async function send(message: string, instead: number | null = null): Promise<void> {
    if (waiting) return;
    lastId.current += 1;
    const id = lastId.current;
    const asked: Exchange = { id, message, askedAt: Date.now(), outcome: { kind: "waiting" } };
    setExchanges((last) => [...last.filter((one) => one.id !== instead), asked]);
    const reply = await say(message);
    if (gone.current) return;
    setExchanges((last) =>
      last.map((one) =>
        // An answer that was given up is not an answer any more.
        one.id === id && one.outcome.kind === "waiting"
          ? {
              ...one,
              outcome: reply.ok
                ? { kind: "reply", reply: reply.value }
                : { kind: "failed", failure: reply.failure },
            }
          : one,
      ),
    );
    if (reply.ok) onReply();
  }

  const stop = () =>
    setExchanges((last) =>
      last.map((one) => (one.outcome.kind === "waiting" ? { ...one, outcome: { kind: "stopped" } } : one)),
    );
  return {
    exchanges,
    waiting,
    send: (message) => send(message),
    resend: ({ id, message }) => send(message, id),
    stop,
  };
}
