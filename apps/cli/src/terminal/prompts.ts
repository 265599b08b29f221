import { StringDecoder } from "node:string_decoder";
import type { Context } from "../context.ts";

/** Asks in a terminal. Null: input ended, or Ctrl-C where it arrives as a key. */
export interface Prompts {
  line(question: string): Promise<string | null>;
  /** What is typed is not shown, nor kept anywhere. */
  unseen(question: string): Promise<string | null>;
  close(): void;
}

const ctrlC = "\u0003";
const ctrlD = "\u0004";
const ctrlU = "\u0015";
const erase = new Set(["\u007f", "\b"]);
/** Keys such as the arrows, and the marks around what is pasted; source: ECMA-48 and xterm's bracketed paste. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const keySequence = /\u001b(?:\[[0-?]*[ -/]*[@-~]|O.|.)/g;

/** Whether somebody sits there who can be asked. */
export function canAsk({ output, stdin }: Pick<Context, "output" | "stdin">): boolean {
  return !output.json && stdin.isTTY === true && output.live;
}

/** What is typed ahead is kept for the next question. */
export function prompts({ stdin, output }: Pick<Context, "stdin" | "output">): Prompts {
  const decoder = new StringDecoder("utf8");
  let typed = "";
  let ended = false;
  let wake: () => void = () => {};
  const onData = (chunk: Buffer | string) => {
    typed += typeof chunk === "string" ? chunk : decoder.write(chunk);
    wake();
  };
  const onEnd = () => {
    ended = true;
    wake();
  };
  stdin.on("data", onData);
  stdin.on("end", onEnd);

  async function read(take: () => string | null | undefined): Promise<string | null> {
    stdin.resume();
    try {
      for (;;) {
        const taken = take();
        if (taken !== undefined) return taken;
        if (ended) return null;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    } finally {
      stdin.pause();
    }
  }

  function takeLine(): string | undefined {
    const match = /^([^\r\n]*)(?:\r\n|\r|\n)/.exec(typed);
    if (match === null) return undefined;
    typed = typed.slice(match[0].length);
    return match[1];
  }

  function takeUnseen(): string | null | undefined {
    const stop = [...typed].find((key) => key === "\r" || key === "\n" || key === ctrlC || key === ctrlD);
    if (stop === undefined) return undefined;
    if (stop === ctrlC || stop === ctrlD) return null;
    const line = takeLine() ?? "";
    let kept: string[] = [];
    for (const key of line.replace(keySequence, "")) {
      if (erase.has(key)) kept.pop();
      else if (key === ctrlU) kept = [];
      else if (key >= " ") kept.push(key);
    }
    return kept.join("");
  }

  return {
    line(question) {
      output.draw(`${question} `);
      return read(takeLine);
    },
    async unseen(question) {
      output.draw(`${question} `);
      stdin.setRawMode(true);
      try {
        return await read(takeUnseen);
      } finally {
        stdin.setRawMode(false);
        output.draw("\n");
      }
    },
    close() {
      stdin.off("data", onData);
      stdin.off("end", onEnd);
      stdin.pause();
    },
  };
}
