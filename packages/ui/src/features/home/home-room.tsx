import { useAppState } from "../../state/app-context.tsx";
import { EngineReport } from "./engine-report.tsx";
import { FailureCard } from "./failure-card.tsx";
import { failureToShow } from "./failure-to-show.ts";
import { GatewayCard } from "./gateway-card.tsx";
import { HealthCard } from "./health-card.tsx";
import { HomeHero } from "./home-hero.tsx";
import styles from "./home-room.module.css";
import { HomeSkeleton } from "./home-skeleton.tsx";
import { NoticeList } from "./notice-list.tsx";
import { OperationCard } from "./operation-card.tsx";
import { PlanDisclosure } from "./plan-disclosure.tsx";
import { UseCard } from "./use-card.tsx";

/** How things stand, and the one thing to do. */
export function HomeRoom() {
  const snapshot = useAppState((state) => state.snapshot);
  if (!snapshot) return <HomeSkeleton />;
  const { phase, operation, engine } = snapshot;
  const failure = failureToShow(snapshot);
  const up = phase === "running" || phase === "degraded";
  const busy = operation?.state === "running";
  return (
    <div className={styles.room}>
      <HomeHero snapshot={snapshot} demoted={Boolean(failure?.actions?.length) && !up} />
      {busy && <OperationCard operation={operation} />}
      {!busy && failure && <FailureCard failure={failure} snapshot={snapshot} />}
      {engine.kind === "unavailable" && engine.report.length > 0 && <EngineReport report={engine.report} />}
      <NoticeList notices={snapshot.notices} />
      {!busy && !failure && (phase === "not-set-up" || phase === "stopped") && (
        <PlanDisclosure kind="start" />
      )}
      {!busy && up && (
        <div className={styles.plans}>
          <PlanDisclosure kind="stop" />
          <PlanDisclosure kind="restart" />
        </div>
      )}
      {engine.kind === "connected" && (
        <div className={styles.cards}>
          <GatewayCard snapshot={snapshot} facts={engine.facts} />
          {up && <UseCard />}
          {up && <HealthCard failing={snapshot.gateway.health.failing} />}
        </div>
      )}
    </div>
  );
}
