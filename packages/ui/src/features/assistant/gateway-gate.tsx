import type { Phase } from "@rockpool/gateway-core/contract/snapshot";
import { useState } from "react";
import { useAppState } from "../../state/app-context.tsx";
import { GatewayStart } from "./gateway-start.tsx";

const up: ReadonlySet<Phase> = new Set(["running", "degraded"]);
/** In the others it is on its way back: a new key may restart it. */
const down: ReadonlySet<Phase> = new Set([
  "no-engine",
  "engine-stopped",
  "no-image",
  "pulling",
  "building",
  "not-set-up",
  "stopping",
  "stopped",
  "needs-attention",
]);

interface Props {
  readonly onBack: (() => void) | null;
  readonly children: React.ReactNode;
}

/** Shows its children as soon as the gateway runs, and starts it first where it does not. */
export function GatewayGate({ onBack, children }: Props) {
  const phase = useAppState(({ snapshot }) => snapshot?.phase ?? "unknown");
  const [open, setOpen] = useState(up.has(phase));
  const [everOpen, setEverOpen] = useState(open);
  if (!open && up.has(phase)) {
    setOpen(true);
    setEverOpen(true);
  }
  if (open && down.has(phase)) setOpen(false);
  // What was stopped while one was here was stopped on purpose, or failed.
  return open ? children : <GatewayStart byItself={!everOpen} onBack={onBack} />;
}
