import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this checkout, absolute. */
export const checkout = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** @param {string[]} parts */
export const inCheckout = (...parts) => path.join(checkout, ...parts);
