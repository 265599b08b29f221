import { adoptionWords } from "@rockpool/messages/adoption-words";
import { ChevronLeft } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "../../components/button.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import styles from "./adoption-page.module.css";

interface Props {
  readonly title: string;
  readonly lead: string;
  readonly children: React.ReactNode;
  readonly yes: string;
  readonly no: string;
  /** What is asked for is not whole, or cannot be. */
  readonly waits: boolean;
  readonly onYes: () => void;
  readonly onBack: () => void;
}

/** A page of its own in the room of gateways: what would be done, what it needs, and one button that does it. */
export function AdoptionPage({ title, lead, children, yes, no, waits, onYes, onBack }: Props) {
  const words = useRoomWords(adoptionWords);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <form
      className={styles.page}
      onSubmit={(event) => {
        event.preventDefault();
        if (!waits) onYes();
      }}
    >
      <div className={styles.back}>
        <Button variant="ghost" size="small" icon={<ChevronLeft aria-hidden="true" />} onClick={onBack}>
          {words.back}
        </Button>
      </div>
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h1>
      <p className={styles.lead}>{lead}</p>
      {children}
      <div className={styles.buttons}>
        <Button onClick={onBack}>{no}</Button>
        <Button type="submit" variant="primary" disabled={waits}>
          {yes}
        </Button>
      </div>
    </form>
  );
}
