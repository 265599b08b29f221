#!/usr/bin/env node
import { fileURLToPath } from "node:url";
import { main, realSurroundings } from "./main.ts";

// `rockpool logs | head` is done when head is.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
});

const code = await main(process.argv.slice(2), realSurroundings(fileURLToPath(import.meta.url)));
// What is left in the pipes goes out first; watchers of the settings file must not keep the process.
process.stderr.write("", () => process.stdout.write("", () => process.exit(code)));
