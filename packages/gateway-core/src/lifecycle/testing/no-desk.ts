import type { ChangeDesk } from "../change/change-desk.ts";
import type { OperationContext } from "../step-context.ts";
import { observed } from "./observed-fixture.ts";

/** Of an operation that changes no version; it keeps nothing. */
export const noDesk: ChangeDesk = {
  observe: async () => observed(),
  pull: async () => {},
  journal: () => null,
  write() {},
  checkpoints: () => [],
  keep() {},
  keepCheckpoints: () => 3,
  instanceId: () => "test-instance",
  wishedImage: () => "openclaw:1",
  wish() {},
  know() {},
  putBack() {},
  keepLog: async () => "/dev/null",
};

/** Of an operation that applies no settings, takes nothing over and gives nothing back. */
export const noTakeOver: Pick<
  OperationContext,
  "apply" | "takeOver" | "takeOverWish" | "giveBack" | "setAside" | "imports" | "importWish"
> = {
  apply: {
    journal: () => null,
    write() {},
    applied: () => null,
    keepApplied() {},
    goBackTo() {},
    shouldRun: () => true,
    observe: async () => observed(),
  },
  takeOver: {
    journal: () => null,
    write() {},
    takenOver: () => null,
    carried() {
      throw new Error("nothing is carried on");
    },
    before: () => ({ image: "openclaw:1", port: 18789 }),
    commit() {},
    revert() {},
    forget() {},
  },
  takeOverWish: null,
  giveBack: null,
  imports: {
    journal: () => null,
    write() {},
    commit: async () => {},
    instanceId: () => "test-instance",
  },
  importWish: null,
  setAside: null,
};
