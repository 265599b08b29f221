import type { DiskPlace } from "@rockpool/gateway-core/contract/disk-use";

/** What grows with use, and what may be done about it. */
export const diskPlaces: Record<DiskPlace, { readonly label: string; readonly hint: string }> = {
  state: {
    label: "State",
    hint: "Everything but the workspace: configuration, conversations, packages, caches.",
  },
  media: { label: "Media", hint: "Pictures, sounds and files that came by channels. Part of the state." },
  sessions: { label: "Conversations", hint: "Histories of sessions. Part of the state." },
  cron: { label: "Timed runs", hint: "Records of what ran on a timer. Part of the state." },
  workspace: { label: "Workspace", hint: "The folder that agents work in." },
  deps: {
    label: "Plugin dependencies",
    hint: "Unpacked by versions of spring 2026; they are made anew where they are missing.",
  },
  logs: {
    label: "Log files",
    hint: "OpenClaw's own, in the container. They go with it when it is made anew.",
  },
};
