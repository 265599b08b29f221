import { statusLine } from "@rockpool/messages/status-line";
import { statusLook } from "@rockpool/messages/status-shape";
import { StatusMark } from "../../components/status-mark.tsx";
import { useApp, useAppState } from "../../state/app-context.tsx";
import { useNow } from "../../state/use-now.ts";
import styles from "./state-pill.module.css";

/** The state at the foot of the sidebar, in every room; leads Home. */
export function StatePill() {
  const { messages, store } = useApp();
  const snapshot = useAppState((state) => state.snapshot);
  const now = useNow(snapshot?.operation?.state === "running" ? 1000 : null);
  const failures = useAppState((state) => state.failureWords);
  const line = snapshot ? statusLine(snapshot, { ...messages, failures }, now) : messages.phases.unknown.word;
  const look = statusLook(snapshot?.phase ?? "unknown");
  return (
    <button
      type="button"
      className={styles.pill}
      aria-label={messages.screens.app.gatewayStatus(line)}
      onClick={() => store.setState({ room: "home" })}
    >
      <StatusMark {...look} />
      <span className={styles.line}>{line}</span>
    </button>
  );
}
