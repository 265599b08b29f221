import type {
  AssistantOptions,
  AssistantProvider,
  ModelAnswer,
  WizardState,
} from "@rockpool/gateway-core/contract/assistant";
import type { CallInput } from "@rockpool/gateway-core/contract/calls";
import { assistantWords } from "@rockpool/messages/assistant-words";
import { useState } from "react";
import { Segmented } from "../../components/segmented.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import { useCall } from "../../state/use-call.ts";
import type { Read } from "../../state/use-read.ts";
import { StepFrame } from "../onboarding/step-frame.tsx";
import { CallProblem } from "./call-problem.tsx";
import { ConnectionCheck } from "./connection-check.tsx";
import { type EndpointDraft, emptyEndpoint, endpointInput } from "./endpoint-draft.ts";
import { EndpointForm } from "./endpoint-form.tsx";
import { localEndpoint } from "./local-endpoint.ts";
import { type LocalModel, LocalServers } from "./local-servers.tsx";
import { ProviderList } from "./provider-list.tsx";
import { ProviderSkeleton } from "./provider-skeleton.tsx";
import { TestPlace } from "./test-place.tsx";
import { useModelTest } from "./use-model-test.ts";

export interface ModelChoiceState {
  readonly way: "provider" | "computer" | "endpoint";
  readonly search: string;
}

interface Props {
  readonly options: Read<AssistantOptions>;
  /** Kept by the step, so that Back from a provider leads to where one was. */
  readonly state: ModelChoiceState;
  readonly onState: (state: ModelChoiceState) => void;
  readonly onProvider: (provider: AssistantProvider) => void;
  readonly onAnswered: (answer: ModelAnswer) => void;
  readonly onResume: (wizard: WizardState) => void;
  readonly onLater: () => void;
  readonly onBack: (() => void) | null;
}

/** Where the model comes from: a provider, this computer, or any server that is compatible. */
export function ModelChoice(props: Props) {
  const { options, state, onState, onProvider, onAnswered, onResume, onLater, onBack } = props;
  const all = useRoomWords(assistantWords);
  const words = all.choose;
  const call = useCall();
  const test = useModelTest();
  const [draft, setDraft] = useState<EndpointDraft>(emptyEndpoint);
  const [local, setLocal] = useState<LocalModel | null>(null);
  const testing = test.since !== null;
  const { way, search } = state;
  const providers = options.value?.providers ?? [];
  const ways = (["provider", "computer", "endpoint"] as const).filter(
    (one) => one === "provider" || (options.value?.endpoint ?? true),
  );
  const input =
    way === "provider"
      ? null
      : way === "computer"
        ? local && localEndpoint(local.server, local.model)
        : endpointInput(draft);

  const run = async (asked: CallInput<"assistant.useEndpoint">) => {
    const answer = await test.run(() => call("assistant.useEndpoint", asked));
    if (answer?.status === "ok" || answer?.status === "auth") setDraft((last) => ({ ...last, key: "" }));
    if (answer?.status === "ok") onAnswered(answer);
  };
  const retry = () => input && void run(input);
  return (
    <StepFrame
      title={words.title}
      lead={words.lead}
      primary={
        way === "provider"
          ? null
          : {
              label: testing ? all.key.testing : all.key.test,
              busy: testing,
              disabled: input === null,
              onPress: retry,
            }
      }
      secondary={{ label: words.later, onPress: onLater }}
      consequence={words.consequence}
      onBack={onBack}
    >
      {ways.length > 1 && (
        <div>
          <Segmented
            label={words.ways.label}
            value={way}
            options={ways.map((value) => ({ value, label: words.ways[value] }))}
            onChange={(next) => {
              test.clear();
              onState({ ...state, way: next });
            }}
          />
        </div>
      )}
      {way === "provider" && options.failure && (
        <CallProblem failure={options.failure} onRetry={options.again} onResume={onResume} />
      )}
      {way === "provider" && !options.value && options.reading && <ProviderSkeleton />}
      {way === "provider" && options.value && (
        <ProviderList
          providers={providers}
          search={search}
          onSearch={(next) => onState({ ...state, search: next })}
          onChoose={onProvider}
        />
      )}
      {way === "computer" && (
        <LocalServers
          chosen={local}
          onChoose={setLocal}
          preparable={providers.filter(({ kind }) => kind === "prepare")}
          onPrepare={onProvider}
          onResume={onResume}
        />
      )}
      {way === "endpoint" && <EndpointForm draft={draft} readOnly={testing} onChange={setDraft} />}
      {way !== "provider" && (
        <TestPlace
          test={test}
          onRetry={retry}
          onResume={onResume}
          hint={way === "computer" && local && <p>{all.thisComputer.slow}</p>}
        />
      )}
      <ConnectionCheck />
    </StepFrame>
  );
}
