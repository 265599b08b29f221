import { randomUUID } from "node:crypto";
import type { Adopted } from "../contract/adoption.ts";
import type { CallOutput, ParsedInput } from "../contract/calls.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { TopicValue, Unsubscribe } from "../contract/topics.ts";
import type { ContainerDetails } from "../engine/engine.ts";
import type { Host } from "../host/host.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { EngineLink } from "./engine-link.ts";
import { mayChange } from "./may-change.ts";
import { execCommand, execLine, type OneOffQuestion, oneOffFor, runOneOff } from "./openclaw-process.ts";
import { type OpenClawSession, openClawSession, type SessionProcess } from "./openclaw-session.ts";
import type { StateHolder } from "./service-state.ts";

export interface SessionsOptions {
  host: Host;
  settings: SettingsStore;
  state: StateHolder;
  link: Pick<EngineLink, "connected">;
}

export interface OpenClawSessions {
  start(input: ParsedInput<"openclaw.start">): Promise<CallOutput<"openclaw.start">>;
  get(sessionId: string): OpenClawSession;
  subscribe(sessionId: string, push: (value: TopicValue<"openclaw">) => void): Unsubscribe;
  count(): number;
  close(): Promise<void>;
}

/** Runs OpenClaw's own CLI in the gateway or, while it is stopped, in a one-off container beside its state. */
export function createOpenClawSessions(options: SessionsOptions): OpenClawSessions {
  const { host, settings, state, link } = options;
  const sessions = new Map<string, OpenClawSession>();

  function keep(process: SessionProcess): string {
    const sessionId = randomUUID();
    sessions.set(
      sessionId,
      openClawSession(process, () => sessions.delete(sessionId)),
    );
    return sessionId;
  }

  return {
    async start(input) {
      const connection = await link.connected();
      const { container } = state.get();
      mayRun(settings.memory().adopted, container);
      if (container?.status === "running") {
        const command = execLine(container, input);
        if (input.dryRun) return { sessionId: "", where: "gateway", command };
        const process = await execCommand(connection.engine, container, input);
        return { sessionId: keep(process), where: "gateway", command };
      }
      const question: OneOffQuestion = { host, connection, settings, overrides: input.overrides };
      const oneOff = await oneOffFor(question, input);
      const command = oneOff.line;
      if (input.dryRun) return { sessionId: "", where: "one-off", command };
      const process = await runOneOff(question, oneOff, input);
      return { sessionId: keep(process), where: "one-off", command };
    },
    get(sessionId) {
      const session = sessions.get(sessionId);
      if (session !== undefined) return session;
      throw new RockpoolError({
        code: "not-found",
        message: `No OpenClaw session ${sessionId}`,
        facts: { what: "The OpenClaw session" },
      });
    },
    subscribe(sessionId, push) {
      return sessions.get(sessionId)?.subscribe(push) ?? (() => {});
    },
    count: () => sessions.size,
    async close() {
      await Promise.all([...sessions.values()].map((session) => session.stop()));
      sessions.clear();
    },
  };
}

/** Somebody else's gateway that is only watched runs nothing of ours, and a one-off container beside its state is theirs to make. */
function mayRun(adopted: Adopted | null, container: ContainerDetails | null): void {
  mayChange(adopted);
  if (adopted === null || container?.status === "running") return;
  throw new RockpoolError({
    code: "gateway-not-running",
    message: "The gateway is not running",
    actions: [{ kind: "start-gateway" }],
  });
}
