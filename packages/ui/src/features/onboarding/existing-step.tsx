import { setupWords } from "@rockpool/messages/setup-words";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { rememberSetup } from "../../state/remember-setup.ts";
import { useAsk } from "../../state/use-ask.ts";
import { FailureNotice } from "../frame/failure-notice.tsx";
import { existingChoices } from "./existing-choices.ts";
import { ExistingOptions, leaveAlone } from "./existing-options.tsx";
import { FoundList } from "./found-list.tsx";
import { stateLocator } from "./state-locator.ts";
import { StepFrame } from "./step-frame.tsx";
import type { SetupStepProps } from "./step-props.ts";
import { StepWait } from "./step-wait.tsx";

/** A gateway or a state that was here before: left alone, or gone on with. */
export function ExistingStep({ facts, goOn, goBack }: SetupStepProps) {
  const app = useApp();
  const { existing: words, frame } = useRoomWords(setupWords);
  const ask = useAsk();
  const { found, checks, progress, snapshot } = facts;
  const list = found.value?.found ?? [];
  const choices = existingChoices({ found: list, checks: checks.value?.checks ?? [], wish: snapshot.wish });
  const usable = choices.states.filter(({ usedBy }) => usedBy === null);
  const [chosen, setChosen] = useState<string | null>(null);
  const answered =
    progress.existing === "use" ? (usable.find(({ isOurs }) => isOurs)?.locator ?? leaveAlone) : leaveAlone;
  const value = chosen ?? answered;
  const frameProps = { onBack: goBack, secondary: { label: words.again, onPress: found.again } };
  const next = { label: frame.goOn, onPress: goOn };

  if (!found.value && !found.failure)
    return (
      <StepFrame
        {...frameProps}
        title={words.looking}
        lead={words.lookingLead}
        primary={next}
        secondary={undefined}
      >
        <StepWait text={words.looking} />
      </StepFrame>
    );
  if (found.failure)
    return (
      <StepFrame {...frameProps} title={words.looking} lead={words.lookingLead} primary={next}>
        <FailureNotice failure={found.failure} onRetry={found.again} />
      </StepFrame>
    );
  if (list.length === 0)
    return <StepFrame {...frameProps} title={words.none} lead={words.noneLead} primary={next} />;

  const decide = async () => {
    const patch = value === leaveAlone ? choices.leaving : { state: stateLocator(value) };
    if (Object.keys(patch).length > 0) {
      const saved = await ask("settings.set", { patch });
      if (!saved.ok) return;
    }
    void rememberSetup(app, { step: "existing", existing: value === leaveAlone ? "leave" : "use" });
    goOn();
  };

  const openGateways = () => {
    app.store.setState({ cover: null, room: "gateways" });
    void rememberSetup(app, { step: "existing", left: true });
  };

  return (
    <StepFrame
      {...frameProps}
      title={words.title}
      lead={words.lead}
      primary={{ label: frame.goOn, onPress: () => void decide() }}
      consequence={value === leaveAlone ? words.consequence.leave : words.consequence.use}
    >
      <FoundList found={list} />
      <ExistingOptions choices={choices} port={snapshot.wish.port} value={value} onChange={setChosen} />
      <InlineNotice
        tone="info"
        title={words.others}
        action={<Button onClick={openGateways}>{words.othersOpen}</Button>}
      >
        {words.othersText}
      </InlineNotice>
    </StepFrame>
  );
}
