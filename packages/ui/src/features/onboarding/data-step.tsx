import { setupWords } from "@rockpool/messages/setup-words";
import { useState } from "react";
import { Disclosure } from "../../components/disclosure.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useAppState, useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";
import { useRead } from "../../state/use-read.ts";
import { useSettled } from "../../state/use-settled.ts";
import { FailureNotice } from "../frame/failure-notice.tsx";
import { OwnerNotice } from "./owner-notice.tsx";
import { PlaceFields } from "./place-fields.tsx";
import { PlaceList } from "./place-list.tsx";
import { StepFrame } from "./step-frame.tsx";
import type { SetupStepProps } from "./step-props.ts";
import { storageDraft } from "./storage-draft.ts";
import { WaitLine } from "./wait-line.tsx";

/** Where state and workspace live, whether they can, and other places for them. */
export function DataStep({ facts, goOn, goBack }: SetupStepProps) {
  const { data: words, frame } = useRoomWords(setupWords);
  const ask = useAsk();
  const preferences = useAppState((state) => state.preferences);
  const [typed, setTyped] = useState<{ state?: string; workspace?: string }>({});
  const [repaired, setRepaired] = useState(0);
  const { snapshot } = facts;
  const made = snapshot.gateway.container !== null;
  const draft = storageDraft(typed, preferences);
  const settled = useSettled(JSON.stringify(draft.question), 400);
  const question = snapshot.engine.kind === "connected" ? JSON.parse(settled) : null;
  const storage = useRead("setup.storage", question, `${repaired} ${snapshot.gateway.container?.status}`);
  const { value, failure } = storage;
  const blocked = failure !== null && draft.changed;

  const next = async () => {
    if (draft.changed) {
      const saved = await ask("settings.set", { patch: draft.patch });
      if (!saved.ok) return;
    }
    goOn();
  };

  return (
    <StepFrame
      title={words.title}
      lead={value ? words.lead[value.because] : words.lead["shared-files"]}
      primary={{
        label: frame.goOn,
        onPress: () => void next(),
        disabled: !draft.valid || blocked,
      }}
      consequence={made ? words.fixedConsequence : words.consequence}
      onBack={goBack}
    >
      {!value && !failure && <WaitLine text={words.looking} />}
      {failure && <FailureNotice failure={failure} onRetry={storage.again} />}
      {value && <PlaceList preview={value} />}
      {value && !draft.changed && (
        <OwnerNotice preview={value} onRepaired={() => setRepaired((count) => count + 1)} />
      )}
      {made ? (
        <InlineNotice tone="info" title={words.fixed} />
      ) : (
        <Disclosure summary={words.change}>
          <PlaceFields draft={draft} onChange={(part) => setTyped((last) => ({ ...last, ...part }))} />
        </Disclosure>
      )}
    </StepFrame>
  );
}
