import { Skeleton } from "../../components/skeleton.tsx";
import styles from "./list-skeleton.module.css";

/** A list that is on its way, with words for the wait. */
export function ListSkeleton({ label }: { label: string }) {
  return (
    <div role="status" className={styles.rows}>
      <p className={styles.label}>{label}</p>
      <Skeleton width={360} height={20} />
      <Skeleton width={280} height={20} />
      <Skeleton width={320} height={20} />
    </div>
  );
}
