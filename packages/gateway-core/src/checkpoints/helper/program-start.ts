import { helperKit } from "./helper-kit.ts";
import { tarTools } from "./tar-tools.ts";
import { treeTools } from "./tree-tools.ts";

/** What every helper's program begins with: `modules`, `kit`, `trees` and `tars`. */
export const programStart = `"use strict";
const modules = {
  fs: require("node:fs"),
  path: require("node:path").posix,
  crypto: require("node:crypto"),
  childProcess: require("node:child_process"),
};
const kit = (${String(helperKit)})(modules);
const trees = (${String(treeTools)})(modules, kit);
const tars = (${String(tarTools)})(modules, kit, trees);
`;
