import { logWords } from "@rockpool/messages/log-words";
import { ArrowDown } from "lucide-react";
import { useImperativeHandle, useRef } from "react";
import { Virtuoso, type VirtuosoHandle } from "react-virtuoso";
import { Button } from "../../components/button.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import type { LogRow, LogView } from "./log-buffer.ts";
import { LogLine } from "./log-line.tsx";
import styles from "./log-list.module.css";
import { useStickToEnd } from "./use-stick-to-end.ts";

export interface LogListHandle {
  /** `number` counts as `LogView.first` counts. */
  show(number: number): void;
  jumpToLatest(): void;
  /** The number of the first row in sight; null at the end, where a reader wants to stay at the end. */
  place(): number | null;
}

interface Props {
  readonly ref: React.Ref<LogListHandle>;
  readonly view: LogView;
  readonly search: string;
  readonly currentMatch: number | null;
  readonly wrap: boolean;
  readonly times: boolean;
  readonly follow: boolean;
  /** Where to begin, as `LogListHandle.place` tells it. */
  readonly from: number | null;
  readonly onKeyDown: (event: React.KeyboardEvent) => void;
}

/** Only what can be seen is in the document, however long the log is. */
export function LogList({ ref, view, search, currentMatch, wrap, times, follow, from, onKeyDown }: Props) {
  const words = useRoomWords(logWords);
  const list = useRef<VirtuosoHandle>(null);
  const frame = useRef<HTMLDivElement>(null);
  const { rows, first } = view;
  const { atEnd, onAtEnd, onHeight, toEnd, leave } = useStickToEnd(list, view, follow);

  useImperativeHandle(ref, () => ({
    show: (number) => {
      leave();
      list.current?.scrollToIndex({ index: number - first, align: "center" });
    },
    jumpToLatest: toEnd,
    place: () => (atEnd || !frame.current ? null : firstInSight(frame.current)),
  }));

  return (
    <div ref={frame} className={styles.list}>
      <Virtuoso
        // Heights measured with wrapping are worth nothing without.
        key={wrap ? "wrapped" : "unwrapped"}
        ref={list}
        className={styles.scroller}
        role="region"
        aria-label={words.region}
        onKeyDown={(event) => {
          leave();
          onKeyDown(event);
        }}
        onWheel={leave}
        onTouchMove={leave}
        onPointerDown={leave}
        onPointerMove={(event) => event.buttons !== 0 && leave()}
        firstItemIndex={first}
        totalCount={rows.length}
        initialTopMostItemIndex={
          from === null ? { index: "LAST", align: "end" } : { index: from - first, align: "start" }
        }
        followOutput={(isAtEnd) => follow && isAtEnd}
        atBottomThreshold={24}
        atBottomStateChange={onAtEnd}
        totalListHeightChanged={onHeight}
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
        <Button className={styles.jump} size="small" icon={<ArrowDown aria-hidden="true" />} onClick={toEnd}>
          {words.jumpToLatest}
        </Button>
      )}
    </div>
  );
}

function firstInSight(frame: HTMLElement): number | null {
  const { top } = frame.getBoundingClientRect();
  const rows = [...frame.querySelectorAll<HTMLElement>("[data-item-index]")];
  const row = rows.find((candidate) => candidate.getBoundingClientRect().bottom > top + 1);
  return row ? Number(row.dataset.itemIndex) : null;
}
