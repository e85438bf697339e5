// Bundles style sheets: `node bundle.mjs <entry> <output>`, where the entry imports the others in order. A hook in
// Trunk.toml calls it before each build, so that `trunk serve` by itself, `trunk build` and `cargo xtask` give the same
// result.
//
// Trunk does not follow `@import`: it copies the file it is given. lightningcss follows it and minifies. It comes from
// npm as a program: the crate would cost 70 s of processor time in every fresh clone, a hundred more crates in
// Cargo.lock, and a licence (MPL-2.0) that deny.toml does not allow.
import { execSync } from "node:child_process";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";

const [entry, output] = process.argv.slice(2);
if (!entry || !output) fail("usage: node bundle.mjs <entry> <output>");

const { bundle } = await lightningcss();
let css;
try {
  css = bundle({ filename: entry, minify: true }).code;
} catch (error) {
  const place = error.fileName ? `${relative(".", error.fileName)}:${error.loc?.line ?? 0}:${error.loc?.column ?? 0}: ` : "";
  fail(`${place}${error.message}`);
}
mkdirSync(dirname(output), { recursive: true });
// Renamed in one step, because another build may be reading it.
const beside = `${output}.${process.pid}`;
writeFileSync(beside, css);
renameSync(beside, output);

async function lightningcss() {
  try {
    return await import("lightningcss");
  } catch (error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
  }
  // `cargo xtask` installs it before; Trunk by itself does not.
  const home = fileURLToPath(new URL(".", import.meta.url));
  const command = "npm ci --no-audit --no-fund --ignore-scripts";
  console.error(`Installing what bundles the style sheets: ${command}`);
  try {
    execSync(command, { cwd: home, stdio: ["ignore", "ignore", "inherit"] });
  } catch {
    fail(`it could not be installed. Is the network reachable? By hand: cd ${home} && ${command}`);
  }
  return await import("lightningcss");
}

function fail(message) {
  console.error(`style sheets: ${message}`);
  process.exit(1);
}
