import type { CallName, Handlers } from "../../contract/calls.ts";
import { SetupProgress } from "../../contract/setup.ts";

type Name = Extract<
  CallName,
  `setup.${string}` | `assistant.${string}` | `wizard.${string}` | `demo.${string}`
>;

const model = "custom/some-model";
const answer = { status: "ok" as const, model, latencyMs: 420, error: null };
const reply = { reply: "Hello from the assistant.", model, tookMs: 900 };
const wizard = { sessionId: "w1", status: "done" as const, step: null, error: null, model };

/** What a fresh computer with one ready provider says. */
export const fakeOnboarding: Pick<Handlers, Name> = {
  "setup.remember": ({ patch: { finished, ...patch } }) =>
    SetupProgress.parse({ step: "welcome", ...patch, finishedAt: finished ? 1 : null }),
  "setup.checks": () => ({ checks: [{ id: "memory", state: "good", facts: { bytes: "8000000000" } }] }),
  "setup.found": () => ({ found: [] }),
  "setup.storage": () => {
    const owner = { uid: 1000, gid: 1000, wantedUid: 1000, wantedGid: 1000 };
    const place = { kind: "bind" as const, exists: false, freeBytes: 1e11, owner, writable: "yes" as const };
    return {
      state: { ...place, where: "/home/ada/.openclaw" },
      workspace: { ...place, where: "/home/ada/.openclaw/workspace" },
      because: "shared-files",
    };
  },
  "setup.repairOwner": () => ({ changed: 0 }),
  "setup.reachability": () => ({
    rows: [{ id: "npm", target: "registry.npmjs.org:443", outcome: "ok", detail: null, tookMs: 80 }],
  }),
  "assistant.options": () => ({
    providers: [
      {
        id: "apiKey",
        label: "Anthropic",
        hint: null,
        group: null,
        kind: "key",
        website: "https://console.anthropic.com",
        lack: null,
      },
    ],
    endpoint: true,
    model: null,
  }),
  "assistant.useKey": () => answer,
  "assistant.useEndpoint": () => answer,
  "assistant.localServers": () => ({ servers: [] }),
  "assistant.verify": () => answer,
  "assistant.say": () => reply,
  "wizard.start": () => wizard,
  "wizard.current": () => ({ wizard: null }),
  "wizard.next": () => wizard,
  "wizard.cancel": () => ({}),
  "demo.start": () => ({}),
  "demo.say": () => reply,
  "demo.link": () => ({ url: "http://127.0.0.1:18901/#token=secret" }),
  "demo.stop": () => ({}),
};
