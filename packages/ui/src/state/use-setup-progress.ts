import type { SetupProgress } from "@rockpool/gateway-core/contract/setup";
import { useMemo } from "react";
import { useAppState } from "./app-context.tsx";

const nothingYet: SetupProgress = {
  step: "welcome",
  form: false,
  left: false,
  existing: null,
  assistantLater: false,
  finishedAt: null,
};

/** How far the person has come, with what was changed here and is not kept yet. */
export function useSetupProgress(): SetupProgress {
  const kept = useAppState(({ snapshot }) => snapshot?.setup ?? null);
  const ahead = useAppState(({ setupAhead }) => setupAhead?.patch ?? null);
  return useMemo(() => ({ ...nothingYet, ...kept, ...ahead }), [kept, ahead]);
}
