import type { LogLevel } from "@rockpool/gateway-core/contract/log-entry";
import { logWords } from "@rockpool/messages/log-words";
import { useEffect, useMemo, useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { VisuallyHidden } from "../../components/visually-hidden.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { LogList, type LogListHandle } from "./log-list.tsx";
import { LogToolbar } from "./log-toolbar.tsx";
import styles from "./logs-room.module.css";
import { useLogView } from "./use-log-view.ts";
import { useMatchSteps } from "./use-match-steps.ts";

/** What the gateway writes, as it writes it. */
export function LogsRoom() {
  const { messages, shell } = useApp();
  const words = useRoomWords(logWords);
  const count = messages.units.count;
  const [level, setLevel] = useState<LogLevel>("trace");
  const [search, setSearch] = useState("");
  const [paused, setPaused] = useState(false);
  const [wrap, setWrap] = useState(true);
  const [from, setFrom] = useState<number | null>(null);
  const [times, setTimes] = useState(true);
  const filter = useMemo(() => ({ level, search }), [level, search]);
  const { view, buffer } = useLogView(filter, paused);
  const steps = useMatchSteps(view, search);
  const list = useRef<LogListHandle>(null);
  const searchField = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const modifier = shell.platform === "mac" ? event.metaKey : event.ctrlKey;
      if (!modifier || event.key.toLowerCase() !== "f") return;
      event.preventDefault();
      focusAndSelect(searchField.current);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [shell]);

  const changeWrap = (next: boolean) => {
    setFrom(list.current?.place() ?? null);
    setWrap(next);
  };

  // Single letters only while the log itself has the focus (WCAG 2.1.4).
  const onListKey = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "End") list.current?.jumpToLatest();
    else if (event.key === "p") setPaused(!paused);
    else if (event.key === "w") changeWrap(!wrap);
    else if (event.key === "t") setTimes(!times);
    else if (event.key === "/") focusAndSelect(searchField.current);
    else return;
    event.preventDefault();
  };

  const summary =
    view.shownLines === view.lines
      ? words.lines(count(view.lines))
      : words.shownOf(count(view.shownLines), count(view.lines));

  return (
    <div className={styles.room}>
      <VisuallyHidden as="h1">{messages.screens.app.rooms.logs}</VisuallyHidden>
      <LogToolbar
        buffer={buffer}
        searchField={searchField}
        search={search}
        onSearch={setSearch}
        found={words.matches(steps.place, view.matches.length, count)}
        onStep={(direction) => {
          const number = steps.step(direction);
          if (number !== null) list.current?.show(number);
        }}
        level={level}
        onLevel={setLevel}
        paused={paused}
        onPaused={setPaused}
        wrap={wrap}
        onWrap={changeWrap}
        times={times}
        onTimes={setTimes}
      />
      {view.rows.length === 0 ? (
        <div className={styles.empty}>
          {view.lines === 0 ? (
            <EmptyState title={words.empty}>{words.emptyText}</EmptyState>
          ) : (
            <EmptyState
              title={words.noneMatch}
              action={<Button onClick={() => setLevel("trace")}>{words.clearFilter}</Button>}
            >
              {words.noneMatchText}
            </EmptyState>
          )}
        </div>
      ) : (
        <LogList
          ref={list}
          view={view}
          search={search}
          currentMatch={steps.current}
          wrap={wrap}
          times={times}
          follow={!paused}
          from={from}
          onKeyDown={onListKey}
        />
      )}
      <footer className={styles.foot}>
        <span>{summary}</span>
        {view.forgotten > 0 && <span>{words.forgotten(count(view.forgotten))}</span>}
        {paused && <span className={styles.paused}>{words.paused(count(view.waiting))}</span>}
      </footer>
    </div>
  );
}

function focusAndSelect(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}
