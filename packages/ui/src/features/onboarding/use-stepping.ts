import type { SetupStep } from "@rockpool/gateway-core/contract/setup";
import { useCallback, useEffect, useRef } from "react";
import { useApp } from "../../state/app-context.tsx";
import { rememberSetup } from "../../state/remember-setup.ts";
import { isAlreadySo, nextStep } from "./is-already-so.ts";
import { formSteps, setupSteps } from "./setup-steps.ts";
import type { SetupFacts } from "./use-setup-facts.ts";

interface Stepping {
  readonly steps: readonly SetupStep[];
  readonly step: SetupStep;
  /** To this step, which stays though it be true already. */
  readonly go: (step: SetupStep) => void;
  readonly goOn: () => void;
  readonly goBack: (() => void) | null;
}

/** Goes from step to step. Who comes to one on the way forward is taken on as soon as it is true. */
export function useStepping(facts: SetupFacts): Stepping {
  const app = useApp();
  const { form, step: kept } = facts.progress;
  const steps: readonly SetupStep[] = form ? formSteps : setupSteps;
  // Kept by a window that has not the form open, or before it was opened.
  const step = steps.includes(kept) ? kept : "engine";
  // A step that another window has gone to is that window's to go on from.
  const arrival = useRef({ step, forward: true });

  const to = useCallback(
    (next: SetupStep, forward: boolean) => {
      arrival.current = { step: next, forward };
      void rememberSetup(app, { step: next });
    },
    [app],
  );
  const after = form ? (steps[steps.indexOf(step) + 1] ?? null) : nextStep(step, facts);
  const before = steps[steps.indexOf(step) - 1];
  const alreadySo = !form && isAlreadySo(step, facts);
  useEffect(() => {
    const { forward, step: arrivedAt } = arrival.current;
    if (alreadySo && after && forward && arrivedAt === step) to(after, true);
  }, [alreadySo, after, step, to]);

  return {
    steps,
    step,
    go: (next) => to(next, false),
    goOn: () => {
      if (after) return to(after, true);
      app.store.setState({ cover: null });
      void rememberSetup(app, { finished: true });
    },
    goBack: before ? () => to(before, false) : null,
  };
}
