import type { Difference } from "@rockpool/gateway-core/contract/adoption";
import { adoptionWords } from "@rockpool/messages/adoption-words";
import { Segmented } from "../../components/segmented.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import styles from "./difference-row.module.css";

interface Props {
  readonly difference: Difference;
  readonly isSafer: boolean;
  readonly onChange: (safer: boolean) => void;
}

/** One way in which the container could be otherwise, or will be. */
export function DifferenceRow({ difference, isSafer, onChange }: Props) {
  const words = useRoomWords(adoptionWords).takeOverPage;
  const { theirs, kept, safer, choice } = difference;
  const { title, meaning, safer: saferLabel } = words.difference(difference);
  const isFixed = choice === "fixed";
  // Its name is all there is to say of a secret.
  const hasValue = isFixed || (theirs !== null && difference.field !== "secret");
  const value = isFixed ? words.change(theirs, kept) : theirs;
  return (
    <li className={styles.row} aria-label={title}>
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        <p className={styles.meaning}>{meaning}</p>
        {hasValue && <p className={styles.value}>{value}</p>}
      </div>
      {!isFixed && safer !== null && (
        <Segmented
          label={title}
          value={isSafer ? "safer" : "keep"}
          options={[
            { value: "keep", label: words.keep },
            { value: "safer", label: saferLabel ?? safer },
          ]}
          onChange={(next) => onChange(next === "safer")}
        />
      )}
    </li>
  );
}
