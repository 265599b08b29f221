import { describe, expect, it } from "vitest";
import { RockpoolError } from "../contract/rockpool-error.ts";
import { checkedPath, checkNesting } from "./checked-path.ts";
import { linuxHost } from "./testing/spec-input.ts";

const windowsHost = { ...linuxHost, platform: "win32" as const, homeDir: "C:\\Users\\ann" };

function reasonOf(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof RockpoolError) return error.failure.facts?.reason;
  }
  return undefined;
}

describe("checkedPath", () => {
  it.each([
    ["/srv/claw", "/srv/claw"],
    [" /srv/claw// ", "/srv/claw"],
    ["/srv/./x/../claw", "/srv/claw"],
    ["~/claw", "/home/ann/claw"],
    ["/srv/my state, here", "/srv/my state, here"],
    ["/srv/ü", "/srv/ü"],
  ])("%j becomes %j", (given, expected) => {
    expect(checkedPath("state", given, linuxHost)).toBe(expected);
  });

  it.each([
    ["", "empty"],
    ["  ", "empty"],
    ["claw", "relative"],
    ["./claw", "relative"],
    ["/srv/a\nb", "control-character"],
    ["/srv/a\u0000", "control-character"],
    ["/", "root"],
    ["/srv/..", "root"],
    ["~", "home"],
    ["/home/ann/", "home"],
  ])("%j is refused as %s", (given, reason) => {
    expect(reasonOf(() => checkedPath("state", given, linuxHost))).toBe(reason);
  });

  it("knows Windows' paths", () => {
    expect(checkedPath("state", "C:/Claw/", windowsHost)).toBe("C:\\Claw");
    expect(checkedPath("state", "~\\claw", windowsHost)).toBe("C:\\Users\\ann\\claw");
    expect(reasonOf(() => checkedPath("state", "C:\\", windowsHost))).toBe("root");
    expect(reasonOf(() => checkedPath("state", "Claw", windowsHost))).toBe("relative");
  });
});

describe("checkNesting", () => {
  it.each([
    ["/srv/claw/workspace", "/srv/claw", undefined],
    ["/srv/work", "/srv/claw", undefined],
    ["/srv/claw2", "/srv/claw", undefined],
    ["/srv/claw", "/srv/claw", "overlap"],
    ["/srv", "/srv/claw", "overlap"],
  ])("workspace %s, state %s: %s", (workspace, state, reason) => {
    expect(reasonOf(() => checkNesting("workspace", workspace, state, linuxHost))).toBe(reason);
  });
});
