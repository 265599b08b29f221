import type { EngineState } from "@rockpool/gateway-core/contract/snapshot";
import { explain } from "@rockpool/messages/explain";
import { setupWords } from "@rockpool/messages/setup-words";
import { useAppState, useMessages, useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";
import { EngineReport } from "../home/engine-report.tsx";
import { EngineMissing } from "./engine-missing.tsx";
import { EnginePermission } from "./engine-permission.tsx";
import { EngineStopped } from "./engine-stopped.tsx";
import { StepFrame } from "./step-frame.tsx";
import type { SetupStepProps } from "./step-props.ts";

interface Props extends SetupStepProps {
  readonly engine: Extract<EngineState, { kind: "unavailable" }>;
}

/** Why there is no engine, and the way to one. */
export function EngineUnavailable(props: Props) {
  const { engine, goBack } = props;
  const messages = useMessages();
  const { engine: words } = useRoomWords(setupWords);
  const failures = useAppState((state) => state.failureWords);
  const ask = useAsk();
  const { failure, report } = engine;
  const explained = failures && explain(failure, { ...messages, failures });
  const places = report.length > 0 && <EngineReport report={report} />;
  const again = { label: words.again, onPress: () => void ask("engine.search", {}) };
  const title = explained?.title ?? words.searching.title;

  switch (failure.code) {
    case "engine-stopped":
      return (
        <EngineStopped title={title} cause={explained?.cause} failure={failure} again={again} onBack={goBack}>
          {places}
        </EngineStopped>
      );
    case "engine-permission":
      return (
        <StepFrame
          title={title}
          lead={explained?.cause}
          primary={again}
          consequence={words.byItself}
          onBack={goBack}
        >
          <EnginePermission facts={failure.facts ?? {}} />
          {places}
        </StepFrame>
      );
    case "engine-missing":
      return (
        <StepFrame
          title={title}
          lead={words.missing.lead}
          primary={again}
          consequence={words.byItself}
          onBack={goBack}
        >
          <EngineMissing />
          {places}
        </StepFrame>
      );
    default:
      return (
        <StepFrame
          title={title}
          lead={explained?.cause}
          primary={again}
          consequence={words.byItself}
          onBack={goBack}
        >
          {explained && <p>{explained.whatToDo}</p>}
          {places}
        </StepFrame>
      );
  }
}
