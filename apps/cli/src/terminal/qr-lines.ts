import { PNG } from "pngjs";

/** Light around a code without which phones do not find it, in modules; source: ISO/IEC 18004. Here a little less will do. */
const quiet = 2;

/**
 * A QR code as lines of half blocks, two modules a character, light on dark whatever the terminal's colours are. Null for a
 * picture that holds none.
 */
export function qrLines(dataUrl: string): string[] | null {
  const modules = modulesOf(Buffer.from(dataUrl.slice(dataUrl.indexOf(",") + 1), "base64"));
  if (modules === null) return null;
  const size = modules.length;
  const isDark = (x: number, y: number) => modules[y]?.[x] === true;
  const lines: string[] = [];
  for (let y = -quiet; y < size + quiet; y += 2) {
    let line = "";
    for (let x = -quiet; x < size + quiet; x++) line += block(!isDark(x, y), !isDark(x, y + 1));
    // White on black, said outright.
    lines.push(`\u001b[37;40m${line}\u001b[0m`);
  }
  return lines;
}

function block(top: boolean, bottom: boolean): string {
  if (top) return bottom ? "█" : "▀";
  return bottom ? "▄" : " ";
}

/** Rows of modules, true where dark; their size is that of the finder's top row, which is seven modules of dark. */
function modulesOf(png: Buffer): boolean[][] | null {
  let picture: PNG;
  try {
    picture = PNG.sync.read(png);
  } catch {
    return null;
  }
  const { width, height, data } = picture;
  const isDark = (x: number, y: number) => {
    const at = (y * width + x) * 4;
    return (data[at + 3] ?? 0) > 127 && (data[at] ?? 255) < 128;
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!isDark(x, y)) continue;
      let run = 0;
      while (x + run < width && isDark(x + run, y)) run += 1;
      const module = Math.round(run / 7);
      const count = module < 1 ? 0 : Math.round((width - 2 * x) / module);
      if (count < 21) return null;
      const centre = (index: number, from: number) => from + Math.floor((index + 0.5) * module);
      return Array.from({ length: count }, (_row, row) =>
        Array.from({ length: count }, (_column, column) => isDark(centre(column, x), centre(row, y))),
      );
    }
  }
  return null;
}
