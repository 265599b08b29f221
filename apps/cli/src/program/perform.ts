import type { Command } from "commander";
import type { Context } from "../context.ts";

/** Runs the body of a command with the options that stand before or after it. */
export type Perform = (command: Command, body: (context: Context) => Promise<number>) => Promise<void>;
