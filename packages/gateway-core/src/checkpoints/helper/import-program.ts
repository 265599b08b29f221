import { importTools } from "./import-tools.ts";
import { programStart } from "./program-start.ts";
import { runImport } from "./run-import.ts";

/** What the helper of an import runs: `node -e <this> <ImportJob as JSON>`. It speaks as `helperProgram` does. */
export const importProgram = `${programStart}const importing = (${String(importTools)})(modules, kit, trees, tars);
(${String(runImport)})(JSON.parse(process.argv[1]), kit, importing);
`;
