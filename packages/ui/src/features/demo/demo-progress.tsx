import type { Demo } from "@rockpool/gateway-core/contract/demo";
import { demoWords } from "@rockpool/messages/demo-words";
import { Card } from "../../components/card.tsx";
import { StepList, type StepRow } from "../../components/step-list.tsx";
import { useAppState, useMessages, useRoomWords } from "../../state/app-context.tsx";
import { useMountedAt } from "../../state/use-mounted-at.ts";
import { useNow } from "../../state/use-now.ts";
import { StepFrame } from "../onboarding/step-frame.tsx";
import { currentStep } from "../operations/current-step.ts";
import { progressWords } from "../operations/progress-words.ts";
import styles from "./demo-progress.module.css";

const steps = ["image", "create", "gateway", "model"] as const;

interface Props {
  /** null until the service has begun. */
  readonly demo: Demo | null;
  readonly ending: boolean;
  readonly onStop: (() => void) | null;
}

/** The demo on its way up, step by step, or on its way out. */
export function DemoProgress({ demo, ending, onStop }: Props) {
  const words = useRoomWords(demoWords);
  const messages = useMessages();
  const { units } = messages;
  const image = useAppState(({ snapshot }) => snapshot?.imageOperation ?? null);
  const now = useNow(1000);
  const since = useMountedAt();
  const title = ending ? words.ending : words.starting;
  return (
    <StepFrame
      title={title}
      lead={ending ? words.endingLead : `${words.lead} ${words.startingLead}`}
      primary={null}
      secondary={onStop ? { label: words.cancel, onPress: onStop } : undefined}
      consequence={onStop ? words.endConsequence : undefined}
      onBack={null}
    >
      <Card
        title={words.stepsTitle}
        aside={
          <span className={styles.elapsed}>
            {units.duration(now - (ending ? since : (demo?.startedAt ?? since)))}
          </span>
        }
      >
        <StepList label={words.stepsLabel} steps={ending ? endRow(words.ending) : rows()} />
      </Card>
    </StepFrame>
  );

  /** Where the image has to come from its registry, how far it is. */
  function download(): Partial<StepRow> {
    const step = image?.state === "running" ? currentStep(image) : null;
    const note = step?.progress && progressWords(step.progress, step.facts, messages);
    return { note, fraction: step?.fraction };
  }

  function rows(): StepRow[] {
    const at = steps.indexOf(demo?.step ?? "image");
    return steps.map((id, index) => {
      const state = index < at ? "done" : index === at ? "doing" : "todo";
      return {
        id,
        state,
        label: words.steps[id][state],
        ...(id === "image" && state === "doing" && download()),
      };
    });
  }
}

function endRow(label: string): StepRow[] {
  return [{ id: "end", state: "doing", label }];
}
