import type { LogEntry, LogLevel } from "@rockpool/gateway-core/contract/log-entry";
import type { TopicValue } from "@rockpool/gateway-core/contract/topics";

export type LogRow =
  | { readonly kind: "line"; readonly key: number; readonly level: LogLevel; readonly entry: LogEntry }
  /** Another container's log begins. */
  | { readonly kind: "reset"; readonly key: number }
  /** Lines that the producer had to drop. */
  | { readonly kind: "dropped"; readonly key: number; readonly count: number };

export interface LogFilter {
  /** The least level that is shown. */
  readonly level: LogLevel;
  /** Looked for regardless of case; marks lines, hides none. */
  readonly search: string;
}

/** What is on the screen. The arrays are the buffer's own: read them, and only until the next view. */
export interface LogView {
  readonly rows: readonly LogRow[];
  /** How many rows were here before `rows[0]` and are forgotten: the number of the first row. */
  readonly first: number;
  /** Numbers (counted as `first` counts) of the rows that hold the search. */
  readonly matches: readonly number[];
  /** Lines kept, shown or not. */
  readonly lines: number;
  /** How many of them are shown. */
  readonly shownLines: number;
  /** Lines forgotten, because only so many are kept. */
  readonly forgotten: number;
  /** Lines that came since the pause. */
  readonly waiting: number;
}

const severities: Record<LogLevel, number> = { trace: 0, debug: 1, info: 2, warn: 3, error: 4, fatal: 5 };

/**
 * The lines that are kept, and which of them are shown. Everything is done once per line when it comes, so that a
 * hundred thousand lines cost nothing but memory; only another filter goes through all of them.
 */
export class LogBuffer {
  readonly #capacity: number;
  #all: LogRow[] = [];
  #shown: LogRow[] = [];
  #matches: number[] = [];
  #first = 0;
  #forgotten = 0;
  #lines = 0;
  #shownLines = 0;
  #filter: LogFilter = { level: "trace", search: "" };
  #held: TopicValue<"logs">[] | null = null;
  #nextKey = 0;
  #lastLevel: LogLevel = "info";

  constructor(capacity = 100_000) {
    this.#capacity = capacity;
  }

  take(push: TopicValue<"logs">): void {
    if (this.#held) {
      if (push.reset) this.#held = [];
      this.#held.push(push);
      return;
    }
    if (push.reset) this.#clear();
    if (push.dropped > 0) this.#add({ kind: "dropped", key: this.#key(), count: push.dropped });
    for (const entry of push.entries) {
      // A line that names no level goes on with what was said before, as the lines of a stack trace do.
      const level = entry.level ?? this.#lastLevel;
      this.#lastLevel = level;
      this.#add({ kind: "line", key: this.#key(), level, entry });
    }
    this.#trim();
  }

  /** While paused, what is shown stays; new lines wait. */
  pause(paused: boolean): void {
    if (paused === (this.#held !== null)) return;
    const held = this.#held ?? [];
    this.#held = paused ? [] : null;
    for (const push of held) this.take(push);
  }

  filter(filter: LogFilter): void {
    this.#filter = filter;
    this.#shown = [];
    this.#matches = [];
    this.#first = 0;
    this.#shownLines = 0;
    for (const row of this.#all) this.#show(row);
  }

  view(): LogView {
    const waiting = this.#held?.reduce((sum, push) => sum + push.entries.length, 0) ?? 0;
    return {
      rows: this.#shown,
      first: this.#first,
      matches: this.#matches,
      lines: this.#lines,
      shownLines: this.#shownLines,
      forgotten: this.#forgotten,
      waiting,
    };
  }

  /** All lines as text, one a row, with their time where it is known. */
  text(which: "all" | "shown"): string {
    const rows = which === "all" ? this.#all : this.#shown;
    return rows.flatMap((row) => (row.kind === "line" ? [lineText(row.entry)] : [])).join("\n");
  }

  #clear(): void {
    const anew = this.#all.length > 0;
    this.#all = [];
    this.#shown = [];
    this.#matches = [];
    this.#first = 0;
    this.#forgotten = 0;
    this.#lines = 0;
    this.#shownLines = 0;
    this.#lastLevel = "info";
    if (anew) this.#add({ kind: "reset", key: this.#key() });
  }

  #key(): number {
    this.#nextKey += 1;
    return this.#nextKey;
  }

  #add(row: LogRow): void {
    this.#all.push(row);
    if (row.kind === "line") this.#lines += 1;
    this.#show(row);
  }

  #show(row: LogRow): void {
    if (row.kind === "line") {
      if (severities[row.level] < severities[this.#filter.level]) return;
      this.#shownLines += 1;
      if (contains(row.entry.text, this.#filter.search)) this.#matches.push(this.#first + this.#shown.length);
    }
    this.#shown.push(row);
  }

  #trim(): void {
    const excess = this.#all.length - this.#capacity;
    // In strides: moving a hundred thousand elements for every line would not be free.
    if (excess <= this.#capacity / 20) return;
    const firstKept = this.#all[excess]?.key ?? 0;
    const gone = countLines(this.#all.splice(0, excess));
    this.#lines -= gone;
    this.#forgotten += gone;
    let hidden = this.#shown.findIndex((row) => row.key >= firstKept);
    if (hidden < 0) hidden = this.#shown.length;
    this.#shownLines -= countLines(this.#shown.splice(0, hidden));
    this.#first += hidden;
    let past = this.#matches.findIndex((number) => number >= this.#first);
    if (past < 0) past = this.#matches.length;
    this.#matches.splice(0, past);
  }
}

function countLines(rows: readonly LogRow[]): number {
  return rows.reduce((count, row) => count + (row.kind === "line" ? 1 : 0), 0);
}

function contains(text: string, search: string): boolean {
  return search !== "" && text.toLowerCase().includes(search.toLowerCase());
}

function lineText({ at, text }: LogEntry): string {
  return at === null ? text : `${new Date(at).toISOString()} ${text}`;
}
