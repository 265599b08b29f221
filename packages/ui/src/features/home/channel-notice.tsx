import type { ChannelTrouble } from "@rockpool/gateway-core/contract/channels";
import { channelWords } from "@rockpool/messages/channel-words";
import { Button } from "../../components/button.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";

/** Which chat apps do not work, and the way to where it is said why. */
export function ChannelNotice({ troubles }: { troubles: readonly ChannelTrouble[] }) {
  const { store, messages } = useApp();
  const words = useRoomWords(channelWords).trouble;
  const names = [...new Set(troubles.map(({ label }) => label))];
  return (
    <InlineNotice
      tone="warning"
      title={words.title(messages.status.list(names))}
      action={<Button onClick={() => store.setState({ room: "channels" })}>{words.show}</Button>}
    >
      {words.text}
    </InlineNotice>
  );
}
