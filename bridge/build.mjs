// Builds each bridge as two static files in `dist/`: the page, and its script with all dependencies.
import { copyFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

// `calls.js` is for the tests: the bridge's logic without a page.
await build({
  entryPoints: [here("src/hubspot.ts"), here("src/calls.ts")],
  outdir: here("dist"),
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "linked",
});
copyFileSync(here("hubspot.html"), here("dist/hubspot.html"));
