import { describe, expect, it } from "vitest";
import { mayUse } from "./may-use.ts";

const user = { uid: 1000, gid: 1000 };
const dir = 0o040000;
const file = 0o100000;

describe("mayUse", () => {
  it.each([
    ["its own folder", 1000, 1000, dir | 0o700, true],
    ["its own folder without write", 1000, 1000, dir | 0o577, false],
    ["a folder of its group", 0, 1000, dir | 0o770, true],
    ["a folder of its group that it may not enter", 0, 1000, dir | 0o767, false],
    ["root's folder", 0, 0, dir | 0o755, false],
    ["everybody's folder", 0, 0, dir | 0o1777, true],
    ["its own file", 1000, 0, file | 0o600, true],
    ["a file that others may read", 0, 0, file | 0o644, false],
    ["a file that others may write", 0, 0, file | 0o666, true],
    ["somebody's link", 0, 0, 0o120777, true],
  ])("%s", (_, uid, gid, mode, expected) => {
    expect(mayUse({ uid, gid, mode }, user)).toBe(expected);
  });

  it("goes by the first that fits: an owner without rights is not helped by the others'", () => {
    expect(mayUse({ uid: 1000, gid: 0, mode: dir | 0o077 }, user)).toBe(false);
  });

  it("root may", () => {
    expect(mayUse({ uid: 1000, gid: 1000, mode: dir }, { uid: 0, gid: 0 })).toBe(true);
  });
});
