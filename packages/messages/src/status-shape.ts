import type { Phase } from "@rockpool/gateway-core/contract/snapshot";

/** Shapes that can be told apart at 16 px in one colour. Screens and tray icons draw the same ones. */
export const statusShapes = ["filled", "half", "ring", "gap", "triangle", "dashed", "arrow"] as const;
export type StatusShape = (typeof statusShapes)[number];

/** `presence` is OpenClaw's own colour; the others say how much a person is needed. */
export type StatusTone = "presence" | "busy" | "quiet" | "caution" | "danger";

const looks: Record<Phase, { readonly shape: StatusShape; readonly tone: StatusTone }> = {
  unknown: { shape: "dashed", tone: "quiet" },
  "no-engine": { shape: "dashed", tone: "caution" },
  "engine-stopped": { shape: "dashed", tone: "caution" },
  "no-image": { shape: "ring", tone: "caution" },
  pulling: { shape: "half", tone: "busy" },
  building: { shape: "half", tone: "busy" },
  "not-set-up": { shape: "ring", tone: "quiet" },
  starting: { shape: "half", tone: "busy" },
  running: { shape: "filled", tone: "presence" },
  degraded: { shape: "gap", tone: "caution" },
  stopping: { shape: "half", tone: "busy" },
  stopped: { shape: "ring", tone: "quiet" },
  "needs-attention": { shape: "triangle", tone: "danger" },
  updating: { shape: "arrow", tone: "busy" },
};

/** How a phase looks: always colour and shape, with the phase's word beside it. */
export function statusLook(phase: Phase): { readonly shape: StatusShape; readonly tone: StatusTone } {
  return looks[phase];
}
