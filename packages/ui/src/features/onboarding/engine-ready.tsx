import type { EngineFacts } from "@rockpool/gateway-core/contract/snapshot";
import { setupWords } from "@rockpool/messages/setup-words";
import { Card } from "../../components/card.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { FactList } from "../../components/fact-list.tsx";
import { useMessages, useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";
import { FailureNotice } from "../frame/failure-notice.tsx";
import { CheckList } from "./check-list.tsx";
import { StepFrame } from "./step-frame.tsx";
import type { SetupStepProps } from "./step-props.ts";
import { StepWait } from "./step-wait.tsx";

interface Props extends SetupStepProps {
  readonly engine: EngineFacts;
}

/** Which engine it is, and whether a gateway would run well on it. */
export function EngineReady({ engine, facts, goOn, goBack }: Props) {
  const { engine: words, frame } = useRoomWords(setupWords);
  const { engineProducts, screens } = useMessages();
  const ask = useAsk();
  const { ready } = words;
  const { value, failure, reading, again } = facts.checks;
  const checks = value?.checks ?? [];
  const toSee = checks.filter(({ state }) => state === "bad" || state === "warning");
  const rest = checks.filter((check) => !toSee.includes(check));
  const blocked = toSee.some(({ state }) => state === "bad");
  const product = screens.home.facts.engineUsed(engineProducts[engine.product], engine.version);
  return (
    <StepFrame
      title={blocked ? ready.blocked : toSee.length > 0 ? ready.warned : ready.title}
      lead={ready.lead(product)}
      primary={
        blocked
          ? { label: ready.checkAgain, onPress: again, busy: reading }
          : { label: frame.goOn, onPress: goOn }
      }
      secondary={blocked ? { label: ready.anyway, onPress: goOn } : undefined}
      consequence={blocked ? undefined : ready.consequence}
      onBack={goBack}
    >
      {!value && reading && <StepWait text={ready.checking} />}
      {failure && <FailureNotice failure={failure} onRetry={again} />}
      {toSee.length > 0 && (
        <CheckList
          label={ready.facts}
          checks={toSee}
          onPort={(port) => void ask("settings.set", { patch: { port } })}
        />
      )}
      <Card title={ready.details}>
        <FactList
          facts={[
            { label: screens.home.facts.engine, value: product },
            { label: ready.capacity, value: ready.memoryAndCpus(engine.memoryBytes, engine.cpus) },
            { label: ready.system, value: engine.operatingSystem },
          ]}
        />
      </Card>
      {rest.length > 0 && (
        <Disclosure summary={ready.all}>
          <CheckList label={ready.all} checks={rest} />
        </Disclosure>
      )}
    </StepFrame>
  );
}
