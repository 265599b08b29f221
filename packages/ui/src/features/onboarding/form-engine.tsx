import { setupWords } from "@rockpool/messages/setup-words";
import { Button } from "../../components/button.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useAppState, useMessages, useRoomWords } from "../../state/app-context.tsx";
import { CheckList } from "./check-list.tsx";
import { StepWait } from "./step-wait.tsx";
import type { SetupFacts } from "./use-setup-facts.ts";

interface Props {
  readonly facts: Pick<SetupFacts, "snapshot" | "checks">;
  /** Leads to the step that helps. */
  readonly onShow: () => void;
}

/** The engine in a few lines: which it is, and what to know of it. */
export function FormEngine({ facts, onShow }: Props) {
  const { engine: words, form } = useRoomWords(setupWords);
  const { engineProducts, screens } = useMessages();
  const failures = useAppState((state) => state.failureWords);
  const { engine } = facts.snapshot;
  if (engine.kind === "searching") return <StepWait text={words.searching.text} />;
  if (engine.kind === "unavailable") {
    const { code, facts: values } = engine.failure;
    return (
      <InlineNotice
        tone="warning"
        title={failures?.[code].title(values ?? {}) ?? form.engineMissing}
        action={
          <Button size="small" onClick={onShow}>
            {form.engineStep}
          </Button>
        }
      />
    );
  }
  const { product, version } = engine.facts;
  const toSee = (facts.checks.value?.checks ?? []).filter(
    // The field for the port has its own words.
    ({ id, state }) => id !== "port" && (state === "bad" || state === "warning"),
  );
  return (
    <>
      <InlineNotice
        tone="info"
        title={words.ready.lead(screens.home.facts.engineUsed(engineProducts[product], version))}
      />
      {toSee.length > 0 && <CheckList label={words.ready.facts} checks={toSee} />}
    </>
  );
}
