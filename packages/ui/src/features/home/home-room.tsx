import { lazy, Suspense } from "react";
import { useApp, useAppState } from "../../state/app-context.tsx";
import { ImageOperationCard } from "../operations/image-operation-card.tsx";
import { ImageOperationLine } from "../operations/image-operation-line.tsx";
import { OperationCard } from "../operations/operation-card.tsx";
import { EngineReport } from "./engine-report.tsx";
import { failureToShow } from "./failure-to-show.ts";
import { GatewayCard } from "./gateway-card.tsx";
import { HealthCard } from "./health-card.tsx";
import { HomeHero } from "./home-hero.tsx";
import styles from "./home-room.module.css";
import { HomeSkeleton } from "./home-skeleton.tsx";
import { NoticeList } from "./notice-list.tsx";
import { PlanDisclosure } from "./plan-disclosure.tsx";
import { UseCard } from "./use-card.tsx";

// Most people have no gateway of somebody else's.
const AdoptedNotice = lazy(async () => ({ default: (await import("./adopted-notice.tsx")).AdoptedNotice }));

const FailureCard = lazy(async () => ({ default: (await import("./failure-card.tsx")).FailureCard }));
const ChannelNotice = lazy(async () => ({ default: (await import("./channel-notice.tsx")).ChannelNotice }));

/** How things stand, and the one thing to do. */
export function HomeRoom() {
  const snapshot = useAppState((state) => state.snapshot);
  const readOperation = useAppState((state) => state.readOperation);
  const { store } = useApp();
  if (!snapshot) return <HomeSkeleton />;
  const { phase, operation, imageOperation, engine } = snapshot;
  const failure = failureToShow(snapshot, readOperation);
  const up = phase === "running" || phase === "degraded";
  const busy = operation?.state === "running";
  const mayOperate = snapshot.adoption?.kind !== "adopted" || snapshot.adoption.mode === "operate";
  // While there is no gateway to look at, getting its image is the thing that goes on.
  const imageBusy = imageOperation?.state === "running";
  const imageInCard = imageBusy && !busy && !up;
  const failedUnread = imageOperation?.state === "failed" && imageOperation.id !== readOperation;
  const toldByCard = failure !== null && failure === imageOperation?.failure;
  const imageInLine = (imageBusy && !imageInCard) || (failedUnread && !toldByCard);
  const ofImage = toldByCard && {
    operation: imageOperation,
    onDismiss: () => store.setState({ readOperation: imageOperation.id }),
  };
  return (
    <div className={styles.room}>
      {snapshot.adoption && (
        <Suspense fallback={null}>
          <AdoptedNotice adoption={snapshot.adoption} />
        </Suspense>
      )}
      <HomeHero snapshot={snapshot} demoted={Boolean(failure?.actions?.length) && !up} />
      {busy && <OperationCard key={operation.id} operation={operation} />}
      {!busy && failure && (
        <Suspense fallback={null}>
          <FailureCard failure={failure} snapshot={snapshot} {...ofImage} />
        </Suspense>
      )}
      {imageOperation && imageInCard && (
        <ImageOperationCard key={imageOperation.id} operation={imageOperation} />
      )}
      {imageOperation && imageInLine && (
        <ImageOperationLine key={imageOperation.id} operation={imageOperation} />
      )}
      {engine.kind === "unavailable" && engine.report.length > 0 && <EngineReport report={engine.report} />}
      {up && snapshot.channelTroubles && snapshot.channelTroubles.length > 0 && (
        <Suspense fallback={null}>
          <ChannelNotice troubles={snapshot.channelTroubles} />
        </Suspense>
      )}
      <NoticeList notices={snapshot.notices} />
      {!busy && !failure && mayOperate && (phase === "not-set-up" || phase === "stopped") && (
        <PlanDisclosure kind="start" />
      )}
      {!busy && up && mayOperate && (
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
