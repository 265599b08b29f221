import { colours, noColours, type Style } from "./style.ts";

/** The part of a stream that is used here, so that tests can pass their own. */
export interface Sink {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
  rows?: number;
}

export interface OutputOptions {
  json: boolean;
  quiet: boolean;
  color: boolean;
}

/** What a command says: answers on standard output, everything else on standard error. */
export interface Output {
  readonly json: boolean;
  readonly quiet: boolean;
  /** For standard output. */
  readonly style: Style;
  /** For standard error. */
  readonly errorStyle: Style;
  /** Whether standard error is a terminal, where lines can be redrawn. */
  readonly live: boolean;
  readonly columns: number;
  readonly rows: number;
  /** Room for a table on standard output; without end where nobody looks at it in a terminal. */
  readonly tableWidth: number;
  /** A line of the answer. */
  line(text: string): void;
  /** A JSON document, or one JSON line of several. */
  document(value: unknown): void;
  /** A line beside the answer; silent with --quiet. */
  note(text: string): void;
  /** A line that is never silent. */
  error(text: string): void;
  /** Raw text to standard error, to redraw lines. */
  draw(text: string): void;
}

export function output(
  stdout: Sink,
  stderr: Sink,
  env: Readonly<Record<string, string | undefined>>,
  options: OutputOptions,
): Output {
  const { json, quiet } = options;
  const coloured = (sink: Sink) =>
    options.color && !env.NO_COLOR && env.TERM !== "dumb" && sink.isTTY === true ? colours : noColours;
  return {
    json,
    quiet,
    style: json ? noColours : coloured(stdout),
    errorStyle: coloured(stderr),
    live: stderr.isTTY === true && env.TERM !== "dumb",
    get columns() {
      // 0 is what a terminal without a size says.
      return stderr.columns || 80;
    },
    get rows() {
      return stderr.rows || 24;
    },
    get tableWidth() {
      return stdout.isTTY === true ? stdout.columns || 80 : Number.POSITIVE_INFINITY;
    },
    line: (text) => void stdout.write(`${text}\n`),
    document: (value) => void stdout.write(`${JSON.stringify(value)}\n`),
    note(text) {
      if (!quiet) stderr.write(`${text}\n`);
    },
    error: (text) => void stderr.write(`${text}\n`),
    draw: (text) => void stderr.write(text),
  };
}
