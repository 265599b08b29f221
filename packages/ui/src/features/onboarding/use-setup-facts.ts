import type { CallOutput } from "@rockpool/gateway-core/contract/calls";
import type { SetupProgress } from "@rockpool/gateway-core/contract/setup";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { useAppState } from "../../state/app-context.tsx";
import { type Read, useRead } from "../../state/use-read.ts";
import { useSetupProgress } from "../../state/use-setup-progress.ts";

/** What the wizard knows: the snapshot, how far the person has come, and what it had to ask for. */
export interface SetupFacts {
  readonly snapshot: Snapshot;
  readonly progress: SetupProgress;
  readonly checks: Read<CallOutput<"setup.checks">>;
  readonly found: Read<CallOutput<"setup.found">>;
}

/** Asks as soon as there is an engine, and again when what the answer is about has changed. */
export function useSetupFacts(snapshot: Snapshot): SetupFacts {
  const progress = useSetupProgress();
  const state = useAppState(({ preferences }) => JSON.stringify(preferences?.state));
  const { engine, wish, image, gateway } = snapshot;
  const id = engine.kind === "connected" ? engine.facts.id : null;
  const input = id === null ? null : {};
  const here = typeof image.here === "object" && image.here !== null;
  const status = gateway.container?.status;
  const checks = useRead("setup.checks", input, `${id} ${wish.port} ${here} ${status}`);
  const found = useRead("setup.found", input, `${id} ${state} ${gateway.container?.id}`);
  return { snapshot, progress, checks, found };
}
