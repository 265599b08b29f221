import type { HealthReport } from "@rockpool/gateway-core/contract/health-report";
import { lazy, Suspense, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Card } from "../../components/card.tsx";
import { useMessages } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";
import styles from "./health-card.module.css";

const HealthDetails = lazy(async () => ({ default: (await import("./health-details.tsx")).HealthDetails }));

/** What the gateway says of itself, asked when a person wants to know. */
export function HealthCard({ failing }: { failing: readonly string[] }) {
  const { screens, units, status } = useMessages();
  const words = screens.home.health;
  const ask = useAsk();
  const [report, setReport] = useState<HealthReport | null>(null);
  const [asking, setAsking] = useState(false);

  const check = async () => {
    setAsking(true);
    const reply = await ask("gateway.health", {});
    if (reply.ok) setReport(reply.value);
    setAsking(false);
  };

  return (
    <Card
      title={words.title}
      aside={
        <div className={styles.aside}>
          {report && <span className={styles.at}>{words.checkedAt(units.clock(report.at))}</span>}
          <Button size="small" disabled={asking} onClick={() => void check()}>
            {asking ? words.checking : report ? words.again : words.check}
          </Button>
        </div>
      }
    >
      {failing.length > 0 && <p className={styles.failing}>{words.failing(status.list(failing))}</p>}
      {report ? (
        <Suspense fallback={null}>
          <HealthDetails report={report} />
        </Suspense>
      ) : (
        <p className={styles.lead}>{words.lead}</p>
      )}
    </Card>
  );
}
