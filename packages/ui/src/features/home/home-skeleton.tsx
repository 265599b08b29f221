import { Skeleton } from "../../components/skeleton.tsx";
import { StatusPool } from "../../components/status-pool.tsx";
import { VisuallyHidden } from "../../components/visually-hidden.tsx";
import { useMessages } from "../../state/app-context.tsx";
import styles from "./home-hero.module.css";
import room from "./home-room.module.css";

/** Before the service has spoken. */
export function HomeSkeleton() {
  const { screens } = useMessages();
  return (
    <div className={room.room}>
      <VisuallyHidden as="h1">{screens.app.loading}</VisuallyHidden>
      <div className={styles.hero}>
        <StatusPool shape="dashed" tone="quiet" />
        <div className={styles.waiting}>
          <Skeleton width={144} height={24} />
          <Skeleton width={240} />
        </div>
      </div>
    </div>
  );
}
