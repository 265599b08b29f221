import { ChevronLeft } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "../../components/button.tsx";
import styles from "./task-page.module.css";

interface Props {
  /** The room that it goes back to. */
  readonly back: string;
  readonly title: string;
  readonly lead: string;
  readonly children: React.ReactNode;
  /** Without it there is nothing to do here but to wait. */
  readonly yes: string | null;
  readonly no: string;
  /** What is asked for is not whole, or cannot be. */
  readonly waits: boolean;
  readonly onYes: () => void;
  readonly onBack: () => void;
}

/** A page of its own within a room: what would be done, what it needs, and one button that does it. */
export function TaskPage({ back, title, lead, children, yes, no, waits, onYes, onBack }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <form
      className={styles.page}
      onSubmit={(event) => {
        event.preventDefault();
        if (!waits && yes !== null) onYes();
      }}
    >
      <div className={styles.back}>
        <Button variant="ghost" size="small" icon={<ChevronLeft aria-hidden="true" />} onClick={onBack}>
          {back}
        </Button>
      </div>
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h1>
      <p className={styles.lead}>{lead}</p>
      {children}
      <div className={styles.buttons}>
        <Button onClick={onBack}>{no}</Button>
        {yes !== null && (
          <Button type="submit" variant="primary" disabled={waits}>
            {yes}
          </Button>
        )}
      </div>
    </form>
  );
}
