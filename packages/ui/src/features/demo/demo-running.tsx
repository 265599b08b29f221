import type { Failure } from "@rockpool/gateway-core/contract/failure";
import { demoWords } from "@rockpool/messages/demo-words";
import { useCallback, useState } from "react";
import { Button } from "../../components/button.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { useCall } from "../../state/use-call.ts";
import { Chat } from "../assistant/chat.tsx";
import type { Say } from "../assistant/use-conversation.ts";
import { useFirstFocus } from "../assistant/use-first-focus.ts";
import { FailureNotice } from "../frame/failure-notice.tsx";
import { StepFrame } from "../onboarding/step-frame.tsx";

/** The demo to talk to. It says what it is before it says anything else. */
export function DemoRunning({ onEnd }: { onEnd: () => void }) {
  const { shell } = useApp();
  const words = useRoomWords(demoWords);
  const call = useCall();
  const field = useFirstFocus<HTMLTextAreaElement>();
  const [failure, setFailure] = useState<Failure | null>(null);
  const say = useCallback<Say>((message) => call("demo.say", { message }), [call]);
  const openDashboard = async () => {
    setFailure(null);
    const reply = await call("demo.link", {});
    if (reply.ok) shell.openExternal(reply.value.url);
    else setFailure(reply.failure);
  };
  return (
    <StepFrame
      title={words.title}
      lead={words.lead}
      primary={null}
      secondary={{ label: words.end, onPress: onEnd }}
      consequence={words.endConsequence}
      onBack={null}
    >
      <InlineNotice
        tone="info"
        title={words.notice}
        action={
          <Button size="small" onClick={() => void openDashboard()}>
            {words.openDashboard}
          </Button>
        }
      >
        {words.noticeText}
      </InlineNotice>
      {failure && <FailureNotice failure={failure} onRetry={() => void openDashboard()} />}
      <Chat field={field} say={say} main />
    </StepFrame>
  );
}
