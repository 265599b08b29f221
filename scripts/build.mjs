// `npm run build [target...]`: builds what is not up to date, for use from this checkout. Packaging is electron-builder's.
import { bootstrap } from "./bootstrap.mjs";
import { buildStale } from "./build-stale.mjs";
import { targets } from "./build-targets.mjs";

const names = process.argv.slice(2);

await bootstrap();
process.exitCode = (await buildStale(names.length > 0 ? names : Object.keys(targets))) ? 0 : 1;
