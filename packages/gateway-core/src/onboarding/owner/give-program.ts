import { treeTools } from "../../checkpoints/helper/tree-tools.ts";
import { giveTree } from "./give-tree.ts";

/**
 * What the helper runs: `node -e <this> <GiveJob[] as JSON>`. One JSON object on standard output, see `HelperLine`; its value
 * is `Given`, over all jobs.
 */
export const giveProgram = `"use strict";
const modules = { fs: require("node:fs"), crypto: null };
const trees = (${String(treeTools)})(modules, null);
const giveTree = ${String(giveTree)};
const say = (line) => modules.fs.writeSync(1, JSON.stringify(line) + "\\n");
try {
  const value = { changed: 0, left: 0 };
  for (const job of JSON.parse(process.argv[1])) {
    try {
      const given = giveTree(modules, trees, job);
      value.changed += given.changed;
      value.left += given.left;
    } catch (error) {
      throw Object.assign(error, { root: job.root });
    }
  }
  say({ kind: "done", value });
} catch (error) {
  const facts = { root: String(error.root), at: String(error.at ?? ""), reason: error.code ?? error.message };
  say({ kind: "failed", failure: { code: "state-not-writable", message: error.message, facts } });
  process.exitCode = 1;
}
`;
