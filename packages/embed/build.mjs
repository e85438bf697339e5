// Builds the kit as one file, `dist/embed.js`, for pages without a bundler. As a hook of Trunk, also puts it beside the
// panel, with its integrity in `embed.json`, so that authors of CRM pages need not compute it.
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const { build } = await import("esbuild").catch(() => {
  // `cargo xtask` installs it before; Trunk by itself does not.
  console.error(`The kit for CRM pages cannot be built. By hand: cd ${here(".")} && npm ci --ignore-scripts`);
  process.exit(1);
});
const { outputFiles } = await build({
  entryPoints: [here("src/index.ts")],
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  write: false,
});
const { contents } = outputFiles[0];
const beside = process.env.TRUNK_STAGING_DIR;
if (beside) {
  const integrity = `sha384-${createHash("sha384").update(contents).digest("base64")}`;
  writeFileSync(`${beside}/embed.js`, contents);
  writeFileSync(`${beside}/embed.json`, `${JSON.stringify({ file: "embed.js", integrity }, null, 2)}\n`);
} else {
  mkdirSync(here("dist"), { recursive: true });
  writeFileSync(here("dist/embed.js"), contents);
}
