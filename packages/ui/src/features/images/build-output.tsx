import { imageWords } from "@rockpool/messages/image-words";
import { useLayoutEffect, useRef, useState } from "react";
import { Disclosure } from "../../components/disclosure.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import styles from "./build-output.module.css";
import { useBuildOutput } from "./use-build-output.ts";

interface Props {
  readonly operationId: string;
  /** Opens it, as where the build has failed. */
  readonly open: boolean;
}

/** What the builder prints, as it prints it. */
export function BuildOutput({ operationId, open }: Props) {
  const words = useRoomWords(imageWords).output;
  const [looking, setLooking] = useState(open);
  const { lines, forgotten } = useBuildOutput(operationId, looking);
  const pane = useRef<HTMLElement>(null);
  const atEnd = useRef(true);

  // biome-ignore lint/correctness/useExhaustiveDependencies: every line moves the end
  useLayoutEffect(() => {
    if (atEnd.current && pane.current) pane.current.scrollTop = pane.current.scrollHeight;
  }, [lines]);

  return (
    <Disclosure summary={words.title} open={open} onToggle={setLooking}>
      <section
        ref={pane}
        aria-label={words.title}
        className={styles.pane}
        // A region that scrolls must be reachable with the keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        tabIndex={0}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          // Whoever has scrolled up reads; a line more must not tear the place away.
          atEnd.current = scrollTop + clientHeight >= scrollHeight - 8;
        }}
      >
        {forgotten > 0 && <p className={styles.note}>{words.forgotten}</p>}
        {lines.length === 0 && <p className={styles.note}>{words.none}</p>}
        <pre className={styles.text}>{lines.join("\n")}</pre>
      </section>
    </Disclosure>
  );
}
