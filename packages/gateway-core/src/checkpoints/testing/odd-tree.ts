import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, linkSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";

/**
 * A tree with everything that a copy can get wrong, as far as this user may make it; owners are foreign as root only.
 * `seed` makes the content of two trees different.
 */
export function oddTree(root: string, seed = "a"): void {
  const owner = process.getuid?.() === 0 ? { uid: 1001, gid: 1002 } : null;
  mkdirSync(`${root}/agents/main/sessions`, { recursive: true });
  mkdirSync(`${root}/empty`);
  mkdirSync(`${root}/workspace`, { recursive: true });
  writeFileSync(`${root}/workspace/notes.md`, `notes ${seed}`);
  writeFileSync(`${root}/openclaw.json`, `{"seed":"${seed}"}`, { mode: 0o600 });
  writeFileSync(`${root}/agents/main/sessions/big`, randomBytes(700_000));
  writeFileSync(`${root}/-leading dash`, seed);
  writeFileSync(`${root}/a\nnewline`, seed);
  writeFileSync(`${root}/Grüße 猫 "quoted" 'n' \\back\\`, seed);
  writeFileSync(Buffer.from(`${root}/not utf-8 \xff\xfe`, "latin1"), seed);
  writeFileSync(`${root}/${"long".repeat(60)}`, seed);
  writeFileSync(`${root}/empty file`, "");
  linkSync(`${root}/openclaw.json`, `${root}/agents/hard link`);
  symlinkSync("openclaw.json", `${root}/link`);
  symlinkSync("../nowhere/at all", `${root}/dangling`);
  symlinkSync("/etc/passwd", `${root}/absolute`);
  writeFileSync(`${root}/sparse`, "x");
  truncateSync(`${root}/sparse`, 50_000_000);
  mkdirSync(`${root}/read-only`);
  writeFileSync(`${root}/read-only/file`, seed, { mode: 0o400 });
  mkdirSync(`${root}/setgid`);
  if (owner !== null) {
    chownSync(`${root}/setgid`, 0, owner.gid);
    chownSync(`${root}/openclaw.json`, owner.uid, owner.gid);
    execFileSync("chown", ["-h", "1234:4321", `${root}/dangling`]);
    chownSync(`${root}/read-only/file`, 4_000_000, 70_000);
    chownSync(root, owner.uid, owner.gid);
  }
  chmodSync(`${root}/setgid`, 0o2775);
  chmodSync(`${root}/read-only`, 0o555);
  execFileSync("mkfifo", [`${root}/agents/pipe`]);
  const times = ["-h", "-d", "@1111111111.123456789"];
  execFileSync("touch", [
    ...times,
    `${root}/link`,
    `${root}/openclaw.json`,
    `${root}/empty`,
    `${root}/agents`,
  ]);
  chmodSync(root, 0o700);
}
