import type { WrittenFile } from "../../contract/adoption.ts";

/** What a give-back was asked for. */
export interface GiveBackWish {
  files: readonly WrittenFile[];
  /** Absolute. */
  directory: string;
  overwrite: boolean;
  /** Of the gateway that is given back: nobody's of ours any more. */
  stateLocator: string | null;
}
