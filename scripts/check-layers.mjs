// The arrows between modules. Fails also when dependency-cruiser sees fewer modules than there are files: with a
// TypeScript it cannot use it checks nothing and says so nowhere.
import { readdirSync } from "node:fs";
import process from "node:process";
import { cruise } from "dependency-cruiser";
import config from "../.dependency-cruiser.mjs";
import { checkout, inCheckout } from "./checkout.mjs";

const roots = ["apps", "packages"].flatMap((parent) =>
  readdirSync(inCheckout(parent)).map((name) => `${parent}/${name}/src`),
);

/**
 * @param {string} folder the folder to check, laid out like this checkout
 * @param {string[]} sources what to look at, relative to it
 */
export async function checkLayers(folder, sources) {
  const { forbidden, options } = config;
  const result = await cruise(sources, {
    ...options,
    baseDir: folder,
    ruleSet: { forbidden },
    validate: true,
  });
  if (typeof result.output === "string") throw new Error("dependency-cruiser answered with text");
  const { modules, summary } = result.output;
  return {
    modules: modules.filter((module) => sources.some((source) => module.source.startsWith(source))).length,
    violations: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  };
}

if (process.argv[1] === import.meta.filename) {
  const files = roots.flatMap((root) => sourceFiles(root)).length;
  const { modules, violations } = await checkLayers(checkout, roots);
  for (const violation of violations) console.error(violation);
  if (modules < files)
    console.error(`dependency-cruiser saw ${modules} modules of ${files}: it does not check all`);
  console.log(`${modules} modules, ${violations.length} wrong arrows`);
  process.exitCode = violations.length > 0 || modules < files ? 1 : 0;
}

/** @param {string} root */
function sourceFiles(root) {
  const all = readdirSync(inCheckout(root), { recursive: true, withFileTypes: true });
  return all.filter(
    (entry) => entry.isFile() && /[.]tsx?$/.test(entry.name) && !entry.name.endsWith(".d.ts"),
  );
}
