import { describe, expect, it } from "vitest";
import { memoryFiles } from "../testing/memory-files.ts";
import { groupMembership } from "./group-membership.ts";

const socket = "/var/run/docker.sock";
const files = memoryFiles(
  { "/etc/group": "root:x:0:\ndocker:x:998:ann,me\nme:x:1000:\n" },
  { [socket]: 998 },
);

describe("groupMembership", () => {
  it("tells who was added to the group but has not logged in since", () => {
    expect(groupMembership(files, socket, { user: "me", groups: [1000] })).toEqual({
      group: "docker",
      user: "me",
      listed: true,
      needsLogin: true,
    });
  });

  it("tells who is in it already, and who is not at all", () => {
    expect(groupMembership(files, socket, { user: "me", groups: [1000, 998] })).toMatchObject({
      needsLogin: false,
    });
    expect(groupMembership(files, socket, { user: "bob", groups: [1001] })).toMatchObject({
      listed: false,
      needsLogin: false,
    });
    expect(groupMembership(files, socket, { user: "", groups: [] })).toMatchObject({ listed: false });
  });

  it("says nothing of what it cannot see", () => {
    expect(groupMembership(files, "/nowhere.sock", { user: "me", groups: [] })).toBeNull();
    expect(
      groupMembership(memoryFiles({}, { [socket]: 998 }), socket, { user: "me", groups: [] }),
    ).toBeNull();
  });
});
