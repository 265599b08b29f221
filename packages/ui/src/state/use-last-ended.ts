import type { Operation } from "@rockpool/gateway-core/contract/operation";
import { useState } from "react";

/** The id of the last operation of a lane that is over, also while the next one runs: what it changed is read anew. */
export function useLastEnded(operation: Operation | null): string | null {
  const [last, setLast] = useState<string | null>(null);
  const ended = operation && operation.state !== "running" ? operation.id : last;
  if (ended !== last) setLast(ended);
  return ended;
}
