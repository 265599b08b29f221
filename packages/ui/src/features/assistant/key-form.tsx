import type { AssistantProvider, ModelAnswer, WizardState } from "@rockpool/gateway-core/contract/assistant";
import { assistantWords } from "@rockpool/messages/assistant-words";
import { ExternalLink } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { SecretField } from "../../components/secret-field.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { useCall } from "../../state/use-call.ts";
import { StepFrame } from "../onboarding/step-frame.tsx";
import { ConnectionCheck } from "./connection-check.tsx";
import { hostOf } from "./host-of.ts";
import styles from "./key-form.module.css";
import { keyProblem } from "./key-problem.ts";
import { PasteButton } from "./paste-button.tsx";
import { TestPlace } from "./test-place.tsx";
import { useFirstFocus } from "./use-first-focus.ts";
import { useModelTest } from "./use-model-test.ts";

interface Props {
  readonly provider: AssistantProvider;
  readonly onAnswered: (answer: ModelAnswer) => void;
  readonly onResume: (wizard: WizardState) => void;
  readonly onBack: () => void;
}

/**
 * The key of a provider, tested live by the gateway. It stays in the field only while testing it once more makes sense:
 * many providers show a key once.
 */
export function KeyForm({ provider, onAnswered, onResume, onBack }: Props) {
  const { shell } = useApp();
  const words = useRoomWords(assistantWords).key;
  const call = useCall();
  const test = useModelTest();
  const field = useFirstFocus();
  const [key, setKey] = useState("");
  const [model, setModel] = useState("");
  const [problem, setProblem] = useState<"empty" | "blank" | "unreadable" | null>(null);
  const testing = test.since !== null;
  // What came of the test takes the place of the hint.
  const told = testing || test.answer !== null || test.failure !== null || test.stopped;
  const { website } = provider;

  const run = async () => {
    const found = keyProblem(key);
    setProblem(found);
    if (found) return field.current?.focus();
    const own = model.trim();
    const answer = await test.run(() =>
      call("assistant.useKey", { provider: provider.id, key: key.trim(), ...(own && { model: own }) }),
    );
    if (answer?.status === "ok" || answer?.status === "auth") setKey("");
    if (answer?.status === "ok") onAnswered(answer);
  };
  const type = (next: string) => {
    setKey(next);
    setProblem(null);
  };
  const error = problem && (problem === "unreadable" ? words.pasteByHand : words[problem]);
  return (
    <StepFrame
      title={words.title(provider.group ?? provider.label)}
      lead={words.lead}
      primary={{ label: testing ? words.testing : words.test, busy: testing, onPress: () => void run() }}
      consequence={words.consequence}
      onBack={onBack}
    >
      <div className={styles.form}>
        <SecretField
          ref={field}
          label={provider.label}
          hint={told ? undefined : (provider.hint ?? words.hint)}
          error={error}
          value={key}
          readOnly={testing}
          showLabel={words.show}
          hideLabel={words.hide}
          aside={<PasteButton onPaste={type} onRefused={() => setProblem("unreadable")} />}
          onChange={type}
        />
        <TestPlace test={test} onRetry={() => void run()} onResume={onResume} />
        {website && (
          <div>
            <Button
              size="small"
              variant="ghost"
              className={styles.website}
              icon={<ExternalLink aria-hidden="true" />}
              onClick={() => shell.openExternal(website)}
            >
              {words.website(hostOf(website))}
            </Button>
          </div>
        )}
        <div>
          <Disclosure summary={words.ownModel}>
            <TextField mono label={words.model} hint={words.modelHint} value={model} onChange={setModel} />
          </Disclosure>
          <ConnectionCheck />
        </div>
      </div>
    </StepFrame>
  );
}
