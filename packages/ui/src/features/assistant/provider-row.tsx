import type { AssistantProvider } from "@rockpool/gateway-core/contract/assistant";
import { assistantWords } from "@rockpool/messages/assistant-words";
import { ChevronRight } from "lucide-react";
import { useRoomWords } from "../../state/app-context.tsx";
import styles from "./provider-row.module.css";

interface Props {
  readonly provider: AssistantProvider;
  readonly onChoose: () => void;
}

/** One way to a model; where this image cannot serve it, why, and nothing to press. */
export function ProviderRow({ provider, onChoose }: Props) {
  const words = useRoomWords(assistantWords).choose;
  const { label, hint, kind, lack } = provider;
  if (lack)
    return (
      <li className={styles.item}>
        <div className={styles.row} data-lack={lack}>
          <span className={styles.words}>
            <span className={styles.name}>{label}</span>
            <span className={styles.text}>{words.lacks[lack]}</span>
          </span>
        </div>
      </li>
    );
  return (
    <li className={styles.item}>
      <button type="button" data-row="" className={styles.row} onClick={onChoose}>
        <span className={styles.words}>
          <span className={styles.name}>{label}</span>
          {hint && <span className={styles.text}>{hint}</span>}
        </span>
        <span className={styles.kind}>{words.kinds[kind]}</span>
        <ChevronRight aria-hidden="true" className={styles.chevron} />
      </button>
    </li>
  );
}
