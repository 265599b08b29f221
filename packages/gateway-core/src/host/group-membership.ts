import os from "node:os";
import type { HostFiles } from "./host-files.ts";

export interface GroupMembership {
  /** The group that may use the file. */
  group: string;
  user: string;
  /** By the group file: true as soon as an administrator has added the person. */
  listed: boolean;
  /** Listed, but this session began before that: a new login is needed. */
  needsLogin: boolean;
}

/** Who this process is. */
export interface ProcessIdentity {
  user: string;
  groups: readonly number[];
}

export function thisProcess(): ProcessIdentity {
  let user = "";
  try {
    user = os.userInfo().username;
  } catch {
    // No passwd entry, as for an arbitrary uid in a container: then no group file lists it either.
  }
  return { user, groups: process.getgroups?.() ?? [] };
}

/**
 * Whether the person belongs to the group of `file` (the docker group, for an engine's socket). null where the file or
 * its group cannot be seen. Groups are given to a session at login: being added later changes nothing until the next.
 */
export function groupMembership(
  files: HostFiles,
  file: string,
  identity: ProcessIdentity = thisProcess(),
): GroupMembership | null {
  const gid = files.groupOf(file);
  if (gid === null) return null;
  for (const line of (files.readText("/etc/group") ?? "").split("\n")) {
    const [group = "", , id, members = ""] = line.split(":");
    if (group === "" || Number(id) !== gid) continue;
    const listed = identity.user !== "" && members.trim().split(",").includes(identity.user);
    return { group, user: identity.user, listed, needsLogin: listed && !identity.groups.includes(gid) };
  }
  return null;
}
