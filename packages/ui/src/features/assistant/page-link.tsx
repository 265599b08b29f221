import { assistantWords } from "@rockpool/messages/assistant-words";
import { ExternalLink } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { Copyable } from "../frame/copyable.tsx";
import styles from "./page-link.module.css";

interface Props {
  readonly url: string;
  /** A button of its own, where the frame's main one does something else. */
  readonly button: boolean;
}

/** The provider's page: which one it is, to copy, and to open in the browser. */
export function PageLink({ url, button }: Props) {
  const { shell } = useApp();
  const words = useRoomWords(assistantWords).signIn;
  return (
    <div className={styles.link}>
      <span className={styles.address}>
        <Copyable value={url} what={words.address} />
      </span>
      {button && (
        <Button icon={<ExternalLink aria-hidden="true" />} onClick={() => shell.openExternal(url)}>
          {words.open}
        </Button>
      )}
    </div>
  );
}
