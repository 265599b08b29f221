import { helperKit } from "./helper-kit.ts";
import { restoreTools } from "./restore-tools.ts";
import { runJob } from "./run-job.ts";
import { swapTools } from "./swap-tools.ts";
import { tarTools } from "./tar-tools.ts";
import { treeTools } from "./tree-tools.ts";
import { writeTools } from "./write-tools.ts";

/**
 * What the helper runs: `node -e <this> <HelperJob as JSON>`. One JSON object a line on standard output, see
 * `HelperLine`; 0 where the job is done. SIGTERM takes back what it did, unless it has come too far.
 */
export const helperProgram = `"use strict";
const modules = {
  fs: require("node:fs"),
  path: require("node:path").posix,
  crypto: require("node:crypto"),
  childProcess: require("node:child_process"),
};
const kit = (${String(helperKit)})(modules);
const trees = (${String(treeTools)})(modules, kit);
const tars = (${String(tarTools)})(modules, kit, trees);
const swaps = (${String(swapTools)})(modules, kit, trees);
const writing = (${String(writeTools)})(modules, kit, trees, tars);
const restoring = (${String(restoreTools)})({ modules, kit, trees, tars, swaps });
(${String(runJob)})(JSON.parse(process.argv[1]), kit, writing, restoring);
`;
