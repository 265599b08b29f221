import type { Checkpoint, CheckpointPart } from "@rockpool/gateway-core/contract/checkpoint";
import { units } from "../units.ts";

const parts: Record<CheckpointPart, string> = {
  state: "state",
  "auth-secrets": "sign-in secrets",
  workspace: "workspace",
};

const reasons: Record<Checkpoint["reason"], string> = {
  change: "before another version",
  "go-back": "before going back",
  "use-existing": "before its first use here",
  "take-over": "before a gateway was taken over",
};

/** Words of `rockpool rollback`. */
export const rollback = {
  columns: { id: "Id", when: "When", version: "Version", size: "Size", reason: "Made" },
  parts,
  reasons,
  unknownVersion: "unknown version",
  none: "There is no copy of a state yet. One is made before every change of version.",
  title: (version: string, when: string) => `Back to ${version}, as it was ${when}`,
  goesBack: "Goes back",
  stays: "Stays",
  image: (reference: string) => `the image, ${reference}`,
  part: (name: string, bytes: number) => `${name}, ${units.bytes(bytes)}`,
  workspaceStays: "your workspace, as it is now",
  keepsNow: "What is there now is kept as a copy too: you can come back to it.",
  question: "Go back?",
  noWorkspace: (id: string) => `The copy ${id} holds no workspace. Leave out --workspace.`,
  copyCalled: (id: string) => `The copy ${id}`,
  needsYes: "Going back waits for a yes. Add --yes, or see the copies with --list.",
  done: (what: string, address: string) => `Back: ${what}, at ${address}`,
};
