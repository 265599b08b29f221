import type { ChangeDesk } from "../change/change-desk.ts";
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
