import type { CallInput } from "@rockpool/gateway-core/contract/calls";
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
import { type StepAction, StepFrame } from "./step-frame.tsx";
import type { SetupStepProps } from "./step-props.ts";
import { StepWait } from "./step-wait.tsx";
import { storageDraft } from "./storage-draft.ts";
import { useRepairOwner } from "./use-repair-owner.ts";

const places = ["state", "workspace"] as const;

/** Where state and workspace live, whether they can, and other places for them. */
export function DataStep({ facts, goOn, goBack }: SetupStepProps) {
  const { data: words, frame } = useRoomWords(setupWords);
  const ask = useAsk();
  const preferences = useAppState((state) => state.preferences);
  const [typed, setTyped] = useState<{ state?: string; workspace?: string }>({});
  const { repairing, repaired, repair } = useRepairOwner();
  const { snapshot } = facts;
  const made = snapshot.gateway.container !== null;
  const draft = storageDraft(typed, preferences);
  const settled = useSettled(JSON.stringify(draft.question), 400);
  const question =
    snapshot.engine.kind === "connected" ? (JSON.parse(settled) as CallInput<"setup.storage">) : null;
  const storage = useRead("setup.storage", question, `${repaired} ${snapshot.gateway.container?.status}`);
  const { value, failure } = storage;
  // What was only typed is not the settings' yet, and not to be repaired.
  const broken = draft.changed ? [] : places.filter((which) => value?.[which].writable === "no");
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
      primary={primary()}
      secondary={broken.length > 0 ? { label: words.anyway, onPress: () => void next() } : undefined}
      consequence={
        broken.length > 0 ? words.owner.consequence : made ? words.fixedConsequence : words.consequence
      }
      onBack={goBack}
    >
      {storage.reading && !value && <StepWait text={words.looking} />}
      {failure && <FailureNotice failure={failure} {...(draft.changed ? {} : { onRetry: storage.again })} />}
      {value && <PlaceList preview={value} />}
      {value && broken.map((which) => <OwnerNotice key={which} which={which} place={value[which]} />)}
      {made ? (
        <InlineNotice tone="info" title={words.fixed} />
      ) : (
        <Disclosure summary={words.change}>
          <PlaceFields draft={draft} onChange={(part) => setTyped((last) => ({ ...last, ...part }))} />
        </Disclosure>
      )}
    </StepFrame>
  );
  function primary(): StepAction {
    if (broken.length > 0)
      return {
        label: repairing ? words.owner.repairing : words.owner.repair,
        busy: repairing,
        onPress: () => void repair(broken),
      };
    return { label: frame.goOn, disabled: !draft.valid || blocked, onPress: () => void next() };
  }
}
