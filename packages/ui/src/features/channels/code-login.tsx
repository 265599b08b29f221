import type { CallInput } from "@rockpool/gateway-core/contract/calls";
import type { Channel } from "@rockpool/gateway-core/contract/channels";
import type { Failure } from "@rockpool/gateway-core/contract/failure";
import { channelWords } from "@rockpool/messages/channel-words";
import { useEffect, useState } from "react";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { useNow } from "../../state/use-now.ts";
import { useTopic } from "../../state/use-topic.ts";
import { FailureNotice } from "../frame/failure-notice.tsx";
import { TaskPage } from "../frame/task-page.tsx";
import styles from "./code-login.module.css";

interface Props {
  readonly channel: Channel;
  readonly accountId: string | null;
  readonly onBack: () => void;
}

/** A code to scan with a phone, and each that takes its place, until the phone is linked. */
export function CodeLogin({ channel, accountId, onBack }: Props) {
  const { bridge } = useApp();
  const words = useRoomWords(channelWords);
  const { code, form } = words;
  const [loginId, setLoginId] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const [failure, setFailure] = useState<Failure | null>(null);
  const login = useTopic("channelLogin", loginId === null ? null : { loginId });
  const now = useNow(1000);

  const account = { channel: channel.id, ...(accountId === null ? {} : { accountId }) };
  // The same again is asked again.
  const asked = JSON.stringify({ turn, input: account });
  useEffect(() => {
    let stale = false;
    const { input } = JSON.parse(asked) as { input: CallInput<"channels.login"> };
    void bridge.call("channels.login", input).then((reply) => {
      if (stale) return;
      setFailure(reply.ok ? null : reply.failure);
      if (reply.ok) setLoginId(reply.value.loginId);
    });
    return () => {
      stale = true;
    };
  }, [bridge, asked]);

  const leave = () => {
    if (loginId !== null && (login?.state === "preparing" || login?.state === "waiting"))
      void bridge.call("channels.cancelLogin", { loginId });
    onBack();
  };
  const begin = () => setTurn((last) => last + 1);
  const again = () => {
    if (loginId === null) begin();
    else void bridge.call("channels.renewLogin", { loginId });
  };
  const state = login?.state ?? "preparing";
  const isLinked = state === "linked";
  const isOver = state === "expired" || state === "failed" || state === "cancelled";

  return (
    <TaskPage
      back={form.back}
      title={code.title(channel.label)}
      lead={words.help(channel.id).steps.join(" ")}
      yes={isLinked ? code.done : isOver ? code.again : null}
      no={code.cancel}
      waits={false}
      onYes={isLinked ? onBack : again}
      onBack={leave}
    >
      {failure && <FailureNotice failure={failure} onRetry={begin} />}
      {!failure && isLinked && (
        <InlineNotice tone="info" title={code.linked(channel.label, login?.accountName ?? null)}>
          {code.linkedText}
        </InlineNotice>
      )}
      {!failure && isOver && (
        <InlineNotice tone="warning" title={words.loginStates[state]}>
          {state === "failed" ? code.failed(login?.message ?? null) : undefined}
        </InlineNotice>
      )}
      {!failure && !isLinked && !isOver && (
        <div className={styles.place}>
          {login?.qr ? (
            <img className={styles.code} src={login.qr} alt={code.picture(channel.label)} />
          ) : (
            <div className={styles.empty} aria-hidden="true" />
          )}
          <p role="status" className={styles.words}>
            {channel.installing === null ? words.loginStates[state] : words.stages[channel.installing]}
          </p>
          {login?.renewsAt != null && (
            <p className={styles.hint} aria-hidden="true">
              {login.renewsAt > now ? code.renews(Math.ceil((login.renewsAt - now) / 1000)) : code.renewsNow}
            </p>
          )}
        </div>
      )}
    </TaskPage>
  );
}
