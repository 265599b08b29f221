import { programStart } from "./program-start.ts";
import { restoreTools } from "./restore-tools.ts";
import { runJob } from "./run-job.ts";
import { swapTools } from "./swap-tools.ts";
import { writeTools } from "./write-tools.ts";

/**
 * What the helper runs: `node -e <this> <HelperJob as JSON>`. One JSON object a line on standard output, see
 * `HelperLine`; 0 where the job is done. SIGTERM takes back what it did, unless it has come too far.
 */
export const helperProgram = `${programStart}const swaps = (${String(swapTools)})(modules, kit, trees);
const writing = (${String(writeTools)})(modules, kit, trees, tars);
const restoring = (${String(restoreTools)})({ modules, kit, trees, tars, swaps });
(${String(runJob)})(JSON.parse(process.argv[1]), kit, writing, restoring);
`;
