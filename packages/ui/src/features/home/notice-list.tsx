import type { Notice } from "@rockpool/gateway-core/contract/snapshot";
import { Button } from "../../components/button.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useMessages } from "../../state/app-context.tsx";
import { useGatewayActions } from "../actions/use-gateway-actions.ts";

/** What a person should know, though nothing failed. Every notice with a button is put right by a restart. */
export function NoticeList({ notices }: { notices: readonly Notice[] }) {
  const messages = useMessages();
  const { restart } = useGatewayActions();
  return notices.map(({ id, code, facts }) => {
    const words = messages.notices[code];
    return (
      <InlineNotice
        key={id}
        tone={words.tone}
        title={words.title}
        action={words.action && <Button onClick={() => restart()}>{words.action}</Button>}
      >
        {words.text(facts ?? {})}
      </InlineNotice>
    );
  });
}
