// The rules of the house that no linter has: size, names, reasons beside what is switched off.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { checkout, inCheckout } from "./checkout.mjs";

const longForOneFile = 250;
const tooLong = 400;
const saysNothing = /^(utils?|helpers?|types?|misc|common|constants|interfaces)[.]/;

/**
 * @param {string} file relative to the checkout
 * @param {string} text
 * @returns {{ errors: string[], warnings: string[] }}
 */
export function checkFile(file, text) {
  const errors = [];
  const warnings = [];
  const lines = text.split("\n").length - 1;
  if (lines > tooLong) errors.push(`${file}: ${lines} lines, more than ${tooLong}`);
  else if (lines > longForOneFile) warnings.push(`${file}: ${lines} lines, more than ${longForOneFile}`);
  if (saysNothing.test(path.basename(file))) errors.push(`${file}: a name that says nothing`);
  for (const [index, line] of text.split("\n").entries()) {
    if (/eslint-disable(?!.* -- \S)/.test(line))
      errors.push(`${file}:${index + 1}: eslint-disable without " -- reason"`);
    if (/@ts-(ignore|nocheck)/.test(line))
      errors.push(`${file}:${index + 1}: use @ts-expect-error, with a reason`);
    if (/@ts-expect-error\s*$/.test(line))
      errors.push(`${file}:${index + 1}: @ts-expect-error without a reason`);
  }
  return { errors, warnings };
}

/**
 * Two files of one name in one package are opened for each other all day: worth a warning. An entry called index is a
 * tool's own word, and what makes a thing of the contract may be named like it.
 * @param {string[]} files
 */
export function checkNames(files) {
  /** @type {Map<string, string>} */
  const seen = new Map();
  const errors = [];
  for (const file of files) {
    const [parent, name, ...rest] = file.split("/");
    const base = rest.at(-1) ?? "";
    if (parent === undefined || !/^(apps|packages)$/.test(parent) || /^(index|package|tsconfig)/.test(base))
      continue;
    if (rest.includes("contract")) continue;
    const key = `${parent}/${name}/${base}`;
    const other = seen.get(key);
    if (other !== undefined) errors.push(`${file}: has the name of ${other}`);
    seen.set(key, file);
  }
  return errors;
}

if (process.argv[1] === import.meta.filename) {
  const files = sourceFiles();
  const results = files.map((file) => checkFile(file, readFileSync(inCheckout(file), "utf8")));
  const errors = results.flatMap((result) => result.errors);
  const warnings = [...results.flatMap((result) => result.warnings), ...checkNames(files)];
  for (const warning of warnings) console.log(`warning: ${warning}`);
  for (const error of errors) console.error(error);
  console.log(`${files.length} files, ${errors.length} errors`);
  process.exitCode = errors.length > 0 || files.length === 0 ? 1 : 0;
}

/** What git knows or would add; without git, as in an unpacked archive, nothing can be said. */
function sourceFiles() {
  const args = [
    "ls-files",
    "--cached",
    "--others",
    "--exclude-standard",
    "-z",
    "*.ts",
    "*.tsx",
    "*.mjs",
    "*.css",
  ];
  const listed = execFileSync("git", args, { cwd: checkout, encoding: "utf8" }).split("\0");
  // Checking this check would find the very words it looks for.
  return listed.filter(
    (file) => file !== "" && !file.startsWith("scripts/check-files.") && existsSync(inCheckout(file)),
  );
}
