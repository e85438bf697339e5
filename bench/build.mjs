// Builds the rivals for production: one hashed script and one hashed style sheet each.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Builds one rival into `folder`; `desktop` is the origin it listens to. */
export async function buildRival(name, folder, desktop) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const entry = name === "react" ? "react/main.jsx" : "plain/main.js";
  const { metafile } = await build({
    entryPoints: [here(`rivals/${entry}`), here("rivals/style.css")],
    entryNames: "[name]-[hash]",
    outdir: folder,
    bundle: true,
    minify: true,
    metafile: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "warning",
  });
  const built = (extension) => basename(Object.keys(metafile.outputs).find((path) => path.endsWith(extension)));
  const page = readFileSync(here(`rivals/${name}/index.html`), "utf8");
  const filled = page
    .replace("%DESKTOP%", desktop)
    .replace("%STYLE%", built(".css"))
    .replace("%SCRIPT%", built(".js"));
  writeFileSync(`${folder}/index.html`, filled);
}
