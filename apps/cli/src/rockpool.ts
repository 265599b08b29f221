#!/usr/bin/env node
import { fileURLToPath } from "node:url";
import { keepCompiled } from "./keep-compiled.ts";

// Before anything large is loaded: what is imported below comes compiled from the second run on.
keepCompiled();
const { main, realSurroundings } = await import("./main.ts");

// A reader that went away, as in `rockpool up | head`, is no reason to leave an operation: what follows the log listens itself.
process.stdout.on("error", () => {});

const code = await main(process.argv.slice(2), realSurroundings(fileURLToPath(import.meta.url)));
// What is left in the pipes goes out first; watchers of the settings file must not keep the process.
process.stderr.write("", () => process.stdout.write("", () => process.exit(code)));
