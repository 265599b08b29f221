import { isImageReference } from "@rockpool/gateway-core/contract/image-reference";
import { setupWords } from "@rockpool/messages/setup-words";
import { useState } from "react";
import { Checkbox } from "../../components/checkbox.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useApp, useAppState, useRoomWords } from "../../state/app-context.tsx";
import { rememberSetup } from "../../state/remember-setup.ts";
import { FailureNotice } from "../frame/failure-notice.tsx";
import { ImageOperationCard } from "../operations/image-operation-card.tsx";
import { existingChoices } from "./existing-choices.ts";
import { ExistingOptions, leaveAlone } from "./existing-options.tsx";
import { FormEngine } from "./form-engine.tsx";
import { FoundList } from "./found-list.tsx";
import { PlaceFields } from "./place-fields.tsx";
import styles from "./setup-form.module.css";
import { stateLocator } from "./state-locator.ts";
import { StepFrame } from "./step-frame.tsx";
import type { SetupStepProps } from "./step-props.ts";
import { storageDraft } from "./storage-draft.ts";
import { useFormSubmit } from "./use-form-submit.ts";

/** All choices before the gateway on one page, filled in with what Rockpool would choose. */
export function SetupForm({ facts, goOn, goBack }: SetupStepProps) {
  const app = useApp();
  const { form: words, existing } = useRoomWords(setupWords);
  const preferences = useAppState((state) => state.preferences);
  const { snapshot, progress, checks, found } = facts;
  const [typed, setTyped] = useState<{ image?: string; port?: string; state?: string; workspace?: string }>(
    {},
  );
  const [answer, setAnswer] = useState<string>(leaveAlone);
  const submit = useFormSubmit(snapshot, goOn);
  const list = found.value?.found ?? [];
  const choices = existingChoices({ found: list, checks: checks.value?.checks ?? [], wish: snapshot.wish });
  const free = choices.leaving.port ?? snapshot.wish.port;
  const image = (typed.image ?? preferences?.image ?? snapshot.wish.image).trim();
  const port = (typed.port ?? String(free)).trim();
  const places = storageDraft(typed, preferences);
  const imageError = isImageReference(image) ? null : words.imageInvalid;
  const portError =
    /^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65535 ? null : words.portInvalid;
  const ready = snapshot.engine.kind === "connected" && !imageError && !portError && places.valid;
  const chosenState = answer === leaveAlone ? choices.leaving.state : stateLocator(answer);
  const later = progress.assistantLater;
  const change = (part: typeof typed) => setTyped((last) => ({ ...last, ...part }));
  const { getting } = submit;

  return (
    <StepFrame
      title={words.title}
      lead={words.lead}
      primary={{
        label: words.submit,
        disabled: !ready,
        busy: submit.busy,
        onPress: () =>
          void submit.start({
            image,
            later,
            patch: {
              image,
              port: Number(port),
              ...(chosenState ? { state: chosenState } : {}),
              ...places.patch,
            },
            useExistingState: answer !== leaveAlone,
            ...(list.length > 0 ? { existing: answer === leaveAlone ? "leave" : "use" } : {}),
          }),
      }}
      secondary={{
        label: words.steps,
        onPress: () => void rememberSetup(app, { step: "engine", form: false }),
      }}
      consequence={later ? words.consequence.later : words.consequence.assistant}
      onBack={goBack}
    >
      {getting && <ImageOperationCard key={getting.id} operation={getting} />}
      {submit.failure && <FailureNotice failure={submit.failure} />}
      <FormEngine facts={facts} onShow={() => void rememberSetup(app, { step: "engine", form: false })} />
      {list.length > 0 && (
        <section aria-label={existing.title} className={styles.existing}>
          <h2 className={styles.heading}>{existing.title}</h2>
          <FoundList found={list} />
          <ExistingOptions choices={choices} port={snapshot.wish.port} value={answer} onChange={setAnswer} />
        </section>
      )}
      <TextField
        mono
        label={words.image}
        hint={
          snapshot.image.here && snapshot.image.here !== "unknown" && image === snapshot.wish.image
            ? words.imageHere
            : words.imageHint
        }
        error={imageError}
        value={typed.image ?? preferences?.image ?? snapshot.wish.image}
        onChange={(value) => change({ image: value })}
      />
      <TextField
        mono
        inputMode="numeric"
        label={words.port}
        hint={
          free === snapshot.wish.port
            ? words.portHint
            : words.portTaken(String(snapshot.wish.port), String(free))
        }
        error={portError}
        value={typed.port ?? String(free)}
        onChange={(value) => change({ port: value })}
      />
      <PlaceFields draft={places} onChange={change} />
      <Checkbox
        label={words.later}
        hint={words.laterHint}
        checked={later}
        onChange={(assistantLater) => void rememberSetup(app, { step: "engine", assistantLater })}
      />
    </StepFrame>
  );
}
