import type { Checkpoint } from "@rockpool/gateway-core/contract/checkpoint";
import { useAppState } from "../../state/app-context.tsx";
import { useLastEnded } from "../../state/use-last-ended.ts";
import { type Read, useRead } from "../../state/use-read.ts";

export type Checkpoints = Read<{ checkpoints: Checkpoint[] }>;

/** Copies of the state, newest first; read when they are shown and when an operation of the gateway has ended. */
export function useCheckpoints(): Checkpoints {
  const ended = useLastEnded(useAppState(({ snapshot }) => snapshot?.operation ?? null));
  return useRead("checkpoints.list", {}, ended);
}
