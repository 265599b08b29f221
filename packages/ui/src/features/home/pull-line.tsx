import { Disclosure } from "../../components/disclosure.tsx";
import { useMessages } from "../../state/app-context.tsx";
import { Copyable } from "../frame/copyable.tsx";
import styles from "./pull-line.module.css";

/** How the image gets here, without Rockpool. */
export function PullLine({ image }: { image: string }) {
  const words = useMessages().screens.home.pull;
  return (
    <Disclosure summary={words.byHand}>
      <div className={styles.pull}>
        <p>{words.lead}</p>
        <Copyable value={`docker pull ${image}`} what={words.what} />
      </div>
    </Disclosure>
  );
}
