import clsx from "clsx";
import { useId } from "react";
import styles from "./card.module.css";

interface Props {
  readonly title?: string;
  /** At the right of the title. */
  readonly aside?: React.ReactNode;
  readonly tone?: "plain" | "caution" | "danger";
  readonly children: React.ReactNode;
}

/** Something that can be seen or done as a whole. */
export function Card({ title, aside, tone = "plain", children }: Props) {
  const id = useId();
  return (
    <section className={clsx(styles.card, styles[tone])} aria-labelledby={title ? id : undefined}>
      {title && (
        <header className={styles.header}>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          {aside}
        </header>
      )}
      {children}
    </section>
  );
}
