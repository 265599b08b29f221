import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { statusLook } from "@rockpool/messages/status-shape";
import { StatusPool } from "../../components/status-pool.tsx";
import { useMessages } from "../../state/app-context.tsx";
import { useNow } from "../../state/use-now.ts";
import { CancelButton } from "../operations/cancel-button.tsx";
import { HeroButtons } from "./hero-buttons.tsx";
import styles from "./home-hero.module.css";
import { PullLine } from "./pull-line.tsx";

interface Props {
  readonly snapshot: Snapshot;
  /** Another button on the screen is the one thing to do. */
  readonly demoted: boolean;
}

/** The state, large, and what can be done about it. */
export function HomeHero({ snapshot, demoted }: Props) {
  const { phases, screens, units, operations } = useMessages();
  const now = useNow(10_000);
  const { phase, since, operation } = snapshot;
  const busy = operation?.state === "running";
  const words = phases[phase];
  // The card below has the bar and the way out.
  const getting = phase === "no-image" && snapshot.imageOperation?.state === "running";
  const up = phase === "running" || phase === "degraded";
  const settled = up || phase === "stopped";
  // As long as the uptime beside it says.
  const from = (up && snapshot.gateway.container?.startedAt) || since;
  return (
    <header className={styles.hero}>
      <StatusPool {...statusLook(phase)} />
      <div className={styles.words}>
        <h1 className={styles.phase}>{(busy && operations[operation.kind].word) || words.word}</h1>
        <p className={styles.sentence}>{sentence()}</p>
        {settled && !busy && <p className={styles.since}>{screens.home.since(units.moment(from, now))}</p>}
        {busy && operation.cancellable && <CancelButton operation={operation} size="large" />}
        {!busy && !getting && <HeroButtons snapshot={snapshot} demoted={demoted} />}
        {!busy && !getting && phase === "no-image" && <PullLine image={snapshot.wish.image} />}
      </div>
    </header>
  );

  function sentence(): string {
    // Where the phase has not caught up with what was asked for.
    if (busy && (settled || operations[operation.kind].word)) return `${operations[operation.kind].running}.`;
    if (getting) return phases.pulling.sentence;
    if (phase === "not-set-up") return screens.home.setUpSentence;
    return words.sentence;
  }
}
