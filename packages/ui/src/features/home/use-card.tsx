import { Card } from "../../components/card.tsx";
import { Sparkline } from "../../components/sparkline.tsx";
import { useMessages } from "../../state/app-context.tsx";
import styles from "./use-card.module.css";
import { statsKept, useStats } from "./use-stats.ts";

/** CPU and memory as two quiet lines. */
export function UseCard() {
  const { screens, units } = useMessages();
  const words = screens.home.use;
  const stats = useStats();
  const last = stats.at(-1);
  const limit = last?.memoryLimitBytes ?? null;
  return (
    <Card title={words.title}>
      <div className={styles.uses}>
        <Use
          name={words.cpu}
          value={last?.cpuPercent == null ? null : units.percent(last.cpuPercent)}
          values={stats.map(({ cpuPercent }) => cpuPercent)}
          // One core is the least that fills the height: an idle gateway stays flat.
          max={100}
        />
        <Use
          name={words.memory}
          value={last?.memoryBytes == null ? null : units.bytes(last.memoryBytes)}
          of={limit === null ? undefined : words.ofLimit(units.bytes(limit))}
          values={stats.map(({ memoryBytes }) => memoryBytes)}
          max={1_000_000_000}
        />
      </div>
    </Card>
  );
}

interface UseProps {
  readonly name: string;
  readonly value: string | null;
  readonly of?: string | undefined;
  readonly values: readonly (number | null)[];
  readonly max: number;
}

function Use({ name, value, of, values, max }: UseProps) {
  const words = useMessages().screens.home.use;
  return (
    <div>
      <p className={styles.figures}>
        <span className={styles.name}>{name}</span>
        <span>
          <strong className={styles.value}>{value ?? "–"}</strong>
          {of && <span className={styles.of}> {of}</span>}
        </span>
      </p>
      <Sparkline
        label={words.trend(name, value ?? words.waiting)}
        values={values}
        capacity={statsKept}
        max={max}
      />
    </div>
  );
}
