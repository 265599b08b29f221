import type { Host } from "../host/host.ts";

/** A computer of the test's own: Linux, uid 1000, a home, and nothing in the environment. */
export function testHost(changes: Partial<Host> = {}): Host {
  return {
    platform: "linux",
    arch: "x64",
    env: {},
    homeDir: "/home/me",
    uid: 1000,
    gid: 1000,
    tmpDir: "/tmp",
    lanAddresses: [],
    ...changes,
  };
}
