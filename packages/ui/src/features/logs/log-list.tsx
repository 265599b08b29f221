import { ArrowDown } from "lucide-react";
import { useImperativeHandle, useRef, useState } from "react";
import { Virtuoso, type VirtuosoHandle } from "react-virtuoso";
import { Button } from "../../components/button.tsx";
import { useMessages } from "../../state/app-context.tsx";
import type { LogRow, LogView } from "./log-buffer.ts";
import { LogLine } from "./log-line.tsx";
import styles from "./log-list.module.css";

export interface LogListHandle {
  /** `number` counts as `LogView.first` counts. */
  show(number: number): void;
  jumpToLatest(): void;
}

interface Props {
  readonly ref: React.Ref<LogListHandle>;
  readonly view: LogView;
  readonly search: string;
  readonly currentMatch: number | null;
  readonly wrap: boolean;
  readonly times: boolean;
  readonly follow: boolean;
  readonly onKeyDown: (event: React.KeyboardEvent) => void;
}

/** Only what can be seen is in the document, however long the log is. */
export function LogList({ ref, view, search, currentMatch, wrap, times, follow, onKeyDown }: Props) {
  const { screens } = useMessages();
  const list = useRef<VirtuosoHandle>(null);
  const [atEnd, setAtEnd] = useState(true);
  const { rows, first } = view;

  useImperativeHandle(ref, () => ({
    show: (number) => list.current?.scrollToIndex({ index: number - first, align: "center" }),
    jumpToLatest: () => list.current?.scrollToIndex({ index: "LAST", align: "end" }),
  }));

  return (
    <div className={styles.list}>
      <Virtuoso
        ref={list}
        className={styles.scroller}
        role="region"
        aria-label={screens.logs.region}
        onKeyDown={onKeyDown}
        firstItemIndex={first}
        totalCount={rows.length}
        initialTopMostItemIndex={{ index: "LAST", align: "end" }}
        followOutput={(isAtEnd) => follow && isAtEnd}
        atBottomThreshold={24}
        atBottomStateChange={setAtEnd}
        increaseViewportBy={400}
        {...(wrap ? { defaultItemHeight: 20 } : { fixedItemHeight: 20 })}
        computeItemKey={(index) => rows[index - first]?.key ?? index}
        itemContent={(index) => {
          const row: LogRow | undefined = rows[index - first];
          return (
            row && (
              <LogLine row={row} search={search} current={index === currentMatch} wrap={wrap} times={times} />
            )
          );
        }}
      />
      {!atEnd && (
        <Button
          className={styles.jump}
          size="small"
          icon={<ArrowDown aria-hidden="true" />}
          onClick={() => list.current?.scrollToIndex({ index: "LAST", align: "end" })}
        >
          {screens.logs.jumpToLatest}
        </Button>
      )}
    </div>
  );
}
