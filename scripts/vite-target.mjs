import react from "@vitejs/plugin-react";
import { inCheckout } from "./checkout.mjs";

/**
 * Electron brings itself; dockerode reads .proto files beside itself and may load a native addon; the other two are
 * native helpers that ws does without when they are missing, as they are here.
 */
const external = ["electron", "dockerode", "bufferutil", "utf-8-validate"];

const httpNames = ["Agent", "STATUS_CODES", "Server", "createServer", "get", "request"];

/**
 * `import … from "node:http"` asks for every name that the module has, `WebSocket` among them, for which Node loads its
 * whole fetch library: 15 to 20 ms at every start. The module itself, got by its name, costs nothing of that.
 * @returns {import("vite").Plugin}
 */
function leanHttp() {
  const id = "\0lean-http";
  return {
    name: "rockpool:lean-http",
    enforce: "pre",
    resolveId: (source) => (source === "node:http" || source === "http" ? id : null),
    load: (source) =>
      source === id
        ? `const http = process.getBuiltinModule("node:http");\nexport default http;\nexport const { ${httpNames.join(", ")} } = http;\n`
        : null,
  };
}

/**
 * The vite configuration that builds one target.
 * @param {import("./build-targets.mjs").Target} target
 * @returns {import("vite").InlineConfig}
 */
export function viteTarget(target) {
  const outDir = inCheckout(target.out);
  const common = {
    configFile: /** @type {const} */ (false),
    logLevel: /** @type {const} */ ("warn"),
    clearScreen: false,
  };
  switch (target.kind) {
    case "node":
      return { ...common, ...nodeProgram(target, outDir) };
    case "preload":
      return { ...common, ...preloadScript(target, outDir) };
    case "page":
      return { ...common, ...page(target, outDir) };
  }
}

/**
 * An ES module for Node, everything bundled, what is imported dynamically in chunks of its own. Electron 33 has Node 20.
 * @param {import("./build-targets.mjs").Target} target @param {string} outDir
 * @returns {import("vite").InlineConfig}
 */
function nodeProgram(target, outDir) {
  return {
    root: inCheckout(),
    publicDir: false,
    plugins: [leanHttp()],
    ssr: { noExternal: true, external, target: "node" },
    build: {
      ssr: inCheckout(target.entry),
      outDir,
      emptyOutDir: false,
      target: "node20",
      minify: false,
      rolldownOptions: {
        output: { format: "es", entryFileNames: target.file, chunkFileNames: "chunks/[name]-[hash].js" },
      },
    },
  };
}

/**
 * One CommonJS file: a sandboxed preload can neither be a module nor require one.
 * @param {import("./build-targets.mjs").Target} target @param {string} outDir
 * @returns {import("vite").InlineConfig}
 */
function preloadScript(target, outDir) {
  return {
    root: inCheckout(),
    publicDir: false,
    ssr: { noExternal: true, external, target: "node" },
    build: {
      ssr: inCheckout(target.entry),
      outDir,
      emptyOutDir: true,
      target: "node20",
      minify: false,
      rolldownOptions: { output: { format: "cjs", entryFileNames: target.file, codeSplitting: false } },
    },
  };
}

/**
 * A page with its assets beside it, addressed relatively, and without a `data:` URL or an inline script, so that a strict
 * Content-Security-Policy holds.
 * @param {import("./build-targets.mjs").Target} target @param {string} outDir
 * @returns {import("vite").InlineConfig}
 */
function page(target, outDir) {
  return {
    root: inCheckout(target.entry, ".."),
    base: "./",
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: "chrome130",
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
  };
}
