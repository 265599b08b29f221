import type { AdoptionMode, FoundInstance } from "@rockpool/gateway-core/contract/adoption";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { adoptionWords } from "@rockpool/messages/adoption-words";
import { Button } from "../../components/button.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useMessages, useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";
import { GatewayFacts } from "./gateway-facts.tsx";
import styles from "./gateway-row.module.css";
import { isShown } from "./is-shown.ts";

interface Props {
  readonly gateway: FoundInstance;
  readonly snapshot: Snapshot | null;
  readonly onDone: () => void;
  /** What takes a page of its own. */
  readonly onTask: (kind: "take-over" | "import") => void;
}

/** One gateway: where it comes from, how it is, what to beware of, and what can be done with it. */
export function GatewayRow({ gateway, snapshot, onDone, onTask }: Props) {
  const words = useRoomWords(adoptionWords);
  const { status } = useMessages();
  const ask = useAsk();
  const shown = isShown(gateway, snapshot);
  const isOurs = snapshot?.adoption?.kind !== "adopted";
  const ownRuns = isOurs && ["running", "degraded", "starting"].includes(snapshot?.phase ?? "");
  const busy = snapshot?.operation?.state === "running" || (ownRuns && shown === null);
  const health = words.healths[gateway.health];
  const runs = gateway.running ? words.running : words.stopped;
  const names = gateway.secretNames;

  const adopt = async (mode: AdoptionMode) => {
    if ((await ask("adoption.adopt", { id: gateway.id, mode })).ok) onDone();
  };
  const letGo = async () => {
    if ((await ask("adoption.letGo", {})).ok) onDone();
  };

  return (
    <li className={styles.row} aria-label={gateway.name}>
      <div className={styles.head}>
        <h2 className={styles.name}>{gateway.name}</h2>
        <span className={styles.state} data-running={gateway.running}>
          {health && gateway.running ? `${runs}, ${health}` : runs}
        </span>
        {shown && <span className={styles.shown}>{words.shown}</span>}
      </div>
      <p className={styles.facts}>
        {words.origins[gateway.origin.kind](gateway.origin.project)} · {words.version(gateway.version)}
      </p>
      <p className={styles.facts}>
        {addresses(gateway) && <span className={styles.address}>{addresses(gateway)}</span>}
        {words.openTo[gateway.openTo]}
      </p>
      {gateway.sharesStateWith.length > 0 && (
        <InlineNotice tone="warning" title={words.shares(status.list(gateway.sharesStateWith))} />
      )}
      {gateway.openTo === "network" && (
        <InlineNotice tone="warning" title={words.openWarning(addresses(gateway) || gateway.name)} />
      )}
      {names.length > 0 && <p className={styles.note}>{words.secrets(status.list(names))}</p>}
      {gateway.companions.length > 0 && (
        <p className={styles.note}>{words.companions(status.list(gateway.companions))}</p>
      )}
      {gateway.because && <p className={styles.note}>{words.because(gateway.because)}</p>}
      <Disclosure summary={words.details}>
        <GatewayFacts gateway={gateway} />
      </Disclosure>
      {(shown || Object.values(gateway.may).includes(true)) && (
        <div className={styles.actions}>
          {!shown && gateway.may.watch && (
            <Button disabled={busy} onClick={() => void adopt("watch")}>
              {words.watch}
            </Button>
          )}
          {shown && (
            <Button disabled={busy} onClick={() => void letGo()}>
              {words.letGo}
            </Button>
          )}
          {gateway.may.operate && shown !== "operate" && (
            <Button variant="primary" disabled={busy} onClick={() => void adopt("operate")}>
              {words.operate}
            </Button>
          )}
          {gateway.may.takeOver && (
            <Button disabled={busy} onClick={() => onTask("take-over")}>
              {words.takeOver}
            </Button>
          )}
          {gateway.may.import && (
            <Button disabled={busy} onClick={() => onTask("import")}>
              {words.importState}
            </Button>
          )}
          {(shown || gateway.may.watch) && <span className={styles.hint}>{hint()}</span>}
        </div>
      )}
    </li>
  );

  function hint(): string {
    if (ownRuns && shown === null) return words.ownRuns;
    if (shown !== null) return shown === "watch" ? words.watchHint : words.operateHint;
    return gateway.may.operate ? words.operateHint : words.watchHint;
  }
}

function addresses({ published }: FoundInstance): string {
  const each = published.map(
    ({ hostIp, hostPort }) => `${hostIp.includes(":") ? `[${hostIp}]` : hostIp}:${hostPort}`,
  );
  return [...new Set(each)].join(", ");
}
