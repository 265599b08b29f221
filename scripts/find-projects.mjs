import { existsSync, readdirSync } from "node:fs";
import { inCheckout } from "./checkout.mjs";

/** Every tsconfig that is to be checked, relative to the checkout: one a layer, one for its tests. */
export function findProjects() {
  const packages = ["apps", "packages"].flatMap((parent) =>
    readdirSync(inCheckout(parent)).map((name) => `${parent}/${name}`),
  );
  const projects = packages
    .filter((folder) => existsSync(inCheckout(folder, "package.json")))
    .flatMap(tsconfigs);
  return ["tsconfig.json", ...projects];
}

/** @param {string} folder */
function tsconfigs(folder) {
  const names = readdirSync(inCheckout(folder)).filter((name) => /^tsconfig.*[.]json$/.test(name));
  return names.map((name) => `${folder}/${name}`);
}
