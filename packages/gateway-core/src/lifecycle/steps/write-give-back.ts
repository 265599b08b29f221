import { writeFiles } from "../../host/write-files.ts";
import type { RunStep } from "../step-context.ts";

/** What makes the gateway again without us, whole on the disk before anything of ours goes. */
export const writeGiveBack: RunStep = async (context) => {
  const { giveBack, host } = context;
  if (giveBack === null) throw new Error("nothing is to be given back");
  await writeFiles({ host, ...giveBack });
};
