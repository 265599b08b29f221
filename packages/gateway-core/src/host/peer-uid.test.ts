import { expect, test } from "vitest";
import { uidIn } from "./peer-uid.ts";

test("the kernel's table is read by both ports", () => {
  const table = [
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
    "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000   111        0 1 1",
    "   1: 0100007F:C350 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1000        0 2 1",
    "   2: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000   222        0 3 1",
  ].join("\n");
  expect(uidIn(table, 0xc350, 0x1f90)).toBe(1000);
  expect(uidIn(table, 0x1f90, 0xc350)).toBe(222);
  expect(uidIn(table, 1, 2)).toBeNull();
  expect(uidIn("", 1, 2)).toBeNull();
});
