/** SGR and cursor codes; source: ECMA-48. */
const eraseDown = "\u001b[0J";
const up = (lines: number) => (lines > 0 ? `\u001b[${lines}A` : "");
// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence is what it looks for
const escapes = /\u001b\[[0-9;]*m/g;

/** Lines at the bottom of a terminal that are drawn again and again in place. */
export interface LiveRegion {
  show(lines: readonly string[]): void;
  /** Lines that stay, above those that are drawn again. */
  print(lines: readonly string[]): void;
  /** Leaves the last lines standing; the cursor is below them. */
  end(): void;
}

/** @param columns asked at every drawing, since a window is resized. */
export function liveRegion(draw: (text: string) => void, columns: () => number): LiveRegion {
  let drawn = 0;
  let last = "";
  return {
    print(lines) {
      const text = lines.map((line) => `${line}\n`).join("");
      draw(`\r${up(drawn)}${eraseDown}${text}${last}`);
    },
    show(lines) {
      // A line that wraps would make the count of lines to go up wrong.
      const text = lines.map((line) => `${cut(line, columns() - 1)}\n`).join("");
      if (text === last) return;
      draw(`\r${up(drawn)}${eraseDown}${text}`);
      drawn = lines.length;
      last = text;
    },
    end() {
      drawn = 0;
      last = "";
    },
  };
}

/** The first `width` visible characters; colour codes are kept and take no room. */
export function cut(line: string, width: number): string {
  if (line.replace(escapes, "").length <= width) return line;
  let room = Math.max(0, width - 1);
  let kept = "";
  let from = 0;
  for (const match of line.matchAll(escapes)) {
    const text = line.slice(from, match.index);
    kept += text.slice(0, room) + match[0];
    room -= Math.min(room, text.length);
    from = match.index + match[0].length;
  }
  return `${kept}${line.slice(from, from + room)}…`;
}
