import type { EngineCandidate } from "@rockpool/gateway-core/contract/snapshot";
import { Disclosure } from "../../components/disclosure.tsx";
import { useMessages } from "../../state/app-context.tsx";
import styles from "./engine-report.module.css";

/** Every place where an engine was looked for, and what came of it. */
export function EngineReport({ report }: { report: readonly EngineCandidate[] }) {
  const { home } = useMessages().screens;
  return (
    <Disclosure summary={home.triedPlaces}>
      <ul className={styles.list}>
        {report.map((candidate) => (
          <li key={`${candidate.source} ${candidate.endpoint}`} className={styles.row}>
            <span className={styles.endpoint}>{candidate.endpoint}</span>
            <span className={styles.outcome} title={candidate.detail}>
              {home.outcomes[candidate.outcome]}
            </span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
