import type { Notice } from "@rockpool/gateway-core/contract/snapshot";
import { Button } from "../../components/button.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useAppState, useMessages } from "../../state/app-context.tsx";
import { useGatewayActions } from "../actions/use-gateway-actions.ts";

/** What a person should know, though nothing failed. Every notice with a button is put right by a restart, or by a new container. */
export function NoticeList({ notices }: { notices: readonly Notice[] }) {
  const messages = useMessages();
  const { applySettings, restart } = useGatewayActions();
  const isRunning = useAppState(({ snapshot }) => snapshot?.gateway.container?.status === "running");
  return notices.map(({ id, code, facts }) => {
    const words = messages.notices[code];
    const act = code === "recreate-to-apply" && isRunning ? applySettings : restart;
    return (
      <InlineNotice
        key={id}
        tone={words.tone}
        title={words.title}
        action={words.action && <Button onClick={() => act()}>{words.action}</Button>}
      >
        {words.text(facts ?? {})}
      </InlineNotice>
    );
  });
}
