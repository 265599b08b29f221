import type { Failure } from "@rockpool/gateway-core/contract/failure";
import { helloWords } from "@rockpool/messages/hello-words";
import { SendHorizontal } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import styles from "./chat.module.css";
import { ChatExchange } from "./chat-exchange.tsx";
import { type Say, useConversation } from "./use-conversation.ts";

/** As the service takes it. */
const longest = 20_000;

interface Props {
  readonly field?: React.Ref<HTMLTextAreaElement>;
  readonly say: Say;
  /** Its button is the one thing to do on the screen. */
  readonly main: boolean;
  readonly onReply?: () => void;
  /** More to do about an answer that did not come, beside sending again. */
  readonly remedy?: (failure: Failure) => React.ReactNode;
}

/** A small chat: enough to meet the assistant, not to live in. */
export function Chat({ field, say, main, onReply = () => {}, remedy }: Props) {
  const words = useRoomWords(helloWords).chat;
  const id = useId();
  const [draft, setDraft] = useState(words.suggestion);
  const { exchanges, waiting, send, resend, stop } = useConversation(say, onReply);
  const end = useRef<HTMLDivElement>(null);
  const last = exchanges.at(-1);
  useEffect(() => {
    if (last) end.current?.scrollIntoView?.({ block: "nearest" });
  }, [last]);

  const message = draft.trim();
  const submit = () => {
    if (message === "" || waiting) return;
    setDraft("");
    void send(message);
  };
  return (
    <div className={styles.chat}>
      {exchanges.length > 0 && (
        <div role="log" aria-label={words.label} className={styles.log}>
          {exchanges.map((exchange) => (
            <ChatExchange
              key={exchange.id}
              exchange={exchange}
              onStop={stop}
              onAgain={() => void resend(exchange)}
              remedy={remedy}
            />
          ))}
        </div>
      )}
      <div ref={end} className={styles.compose}>
        <label htmlFor={id} className={styles.label}>
          {words.message}
        </label>
        <div className={styles.box}>
          <textarea
            ref={field}
            id={id}
            rows={1}
            className={styles.field}
            value={draft}
            maxLength={longest}
            aria-describedby={`${id}-hint`}
            onChange={(event) => setDraft(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
              event.preventDefault();
              submit();
            }}
          />
          <Button
            variant={main ? "primary" : "secondary"}
            icon={<SendHorizontal aria-hidden="true" />}
            disabled={message === "" || waiting}
            onClick={submit}
          >
            {words.send}
          </Button>
        </div>
        <p id={`${id}-hint`} className={styles.hint}>
          {words.sendHint}
        </p>
      </div>
    </div>
  );
}
