import type { LogEntry, LogLevel } from "@rockpool/gateway-core/contract/log-entry";
import type { FakeBridge } from "../testing/fake-bridge.ts";
import { snapshotIn } from "../testing/snapshots.ts";
import { type GalleryState, press } from "./gallery-state.ts";

const samples: [LogLevel | null, string][] = [
  ["info", "[gateway] listening on ws://0.0.0.0:18789 (control ui: /)"],
  ["debug", "[plugins] loaded telegram 2026.9.6 in 212 ms"],
  ["info", "[telegram] connected as @rockpool_bot"],
  ["info", "[agent:main] session agent:main:main: message received (42 characters)"],
  ["warn", "[memory] embedding provider answered slowly: 4210 ms"],
  ["info", "[agent:main] reply sent in 3.2 s, 1 204 tokens in, 318 tokens out"],
  ["error", "[whatsapp] connection closed: logged out on the phone"],
  [null, "    at Socket.onClose (/app/dist/whatsapp/socket.mjs:218:11)"],
  [null, "    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)"],
  ["info", "[cron] next run of “morning summary” at 07:00"],
  [
    "info",
    "[tools] shell: git log --oneline --since=yesterday --no-merges -- packages/gateway-core/src/lifecycle packages/gateway-core/src/engine | head -40 → 12 lines in 0.2 s (exit 0, working directory /home/node/.openclaw/workspace/projects/rockpool)",
  ],
];

export function pushLines(bridge: FakeBridge, count: number): void {
  const start = Date.now() - count * 1000;
  const entries = Array.from({ length: count }, (_, id): LogEntry => {
    const [level, text] = samples[id % samples.length] ?? [null, ""];
    return { id, at: start + id * 1000, stream: level === "error" ? "stderr" : "stdout", level, text };
  });
  bridge.push("logs", { entries, reset: false, dropped: 0 });
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 400));
}

function type(text: string): void {
  const field = document.querySelector<HTMLInputElement>("[role=search] input");
  if (!field) throw new Error("there is no search field");
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

const base = { room: "logs", snapshot: snapshotIn("running") } as const;

export const logStates: GalleryState[] = [
  {
    ...base,
    name: "logs-following",
    act: async (bridge) => {
      await settle();
      pushLines(bridge, 400);
      await settle();
    },
  },
  {
    ...base,
    name: "logs-search",
    act: async (bridge) => {
      await settle();
      pushLines(bridge, 400);
      await settle();
      type("agent:main");
      await settle();
      await press("Previous match");
      await settle();
    },
  },
  {
    ...base,
    name: "logs-paused-unwrapped",
    act: async (bridge) => {
      await settle();
      pushLines(bridge, 400);
      await settle();
      await press("Wrap lines");
      await press("Pause");
      pushLines(bridge, 37);
      await settle();
    },
  },
  {
    ...base,
    name: "logs-reset-and-dropped",
    act: async (bridge) => {
      await settle();
      pushLines(bridge, 5);
      bridge.push("logs", { entries: [], reset: true, dropped: 0 });
      pushLines(bridge, 9);
      bridge.push("logs", { entries: [], reset: false, dropped: 1204 });
      pushLines(bridge, 3);
      await settle();
    },
  },
  {
    ...base,
    name: "logs-level-menu",
    act: async (bridge) => {
      await settle();
      pushLines(bridge, 400);
      await settle();
      document.querySelector<HTMLElement>("[role=combobox]")?.focus();
      document
        .querySelector<HTMLElement>("[role=combobox]")
        ?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
      await settle();
    },
  },
  { ...base, name: "logs-empty", act: settle },
  {
    ...base,
    name: "logs-many",
    act: (bridge) => {
      // For e2e/log-list.e2e.ts, which decides how many.
      Object.assign(window, {
        writeLines: (from: number, count: number) => {
          const entries = Array.from({ length: count }, (_, index): LogEntry => {
            const id = from + index;
            return { id, at: id * 10, stream: "stdout", level: "info", text: `line ${id}` };
          });
          bridge.push("logs", { entries, reset: false, dropped: 0 });
        },
      });
    },
  },
];
