// Shrinks the scripts of a release build: `node minify.mjs <folder>`, where the folder is the one that Trunk has built.
//
// wasm-bindgen names each function that script and module share by its purpose and a hash, in both of them: 280 names
// whose hashes do not compress. Here they become numbers, and esbuild minifies the scripts: 12 KB less of each page's
// first load, compressed. Changed files get another name and another integrity, which are updated in the page.
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const [folder] = process.argv.slice(2);
if (!folder) fail("usage: node minify.mjs <folder>");
const { transformSync } = createRequire(new URL("../../packages/embed/", import.meta.url))("esbuild");

const hash = (algorithm, encoding, ...contents) => contents.reduce((hash, one) => hash.update(one), createHash(algorithm)).digest(encoding);
const minified = (text, format) => transformSync(text, { minify: true, format, target: "es2022", legalComments: "none" }).code;

let page = readFileSync(`${folder}/index.html`, "utf8");
const [, script, name] = /data-app="\.\/((\w+)-[0-9a-f]+\.js)"/.exec(page) ?? fail("the page names no program as Trunk.toml says");
const module = script.replace(/\.js$/, "_bg.wasm");
const before = { script: readFileSync(`${folder}/${script}`), module: readFileSync(`${folder}/${module}`) };

const short = new Map();
const wasm = renamed(before.module, (long) => {
  // Other names, such as `memory`, also mean something else.
  if (!/^(__wb|wasm_bindgen__)/.test(long)) return long;
  if (!short.has(long)) short.set(long, `_${short.size.toString(36)}`);
  return short.get(long);
});
const js = minified(
  before.script.toString().replace(/\b(?:__wb|wasm_bindgen__)\w+/g, (long) => short.get(long) ?? long),
  "esm",
);
const number = hash("sha256", "hex", js, wasm).slice(0, 16);
replace(script, before.script, `${name}-${number}.js`, Buffer.from(js));
replace(module, before.module, `${name}-${number}_bg.wasm`, wasm);
writeFileSync(`${folder}/index.html`, page);

// Only beside the panel's own page. Its integrity is written into the page later.
const guard = `${folder}/guard.js`;
try {
  writeFileSync(guard, minified(readFileSync(guard, "utf8")));
} catch (error) {
  if (error.code !== "ENOENT") throw error;
}

/** Replaces a file, in the folder and in the page. */
function replace(old, was, file, content) {
  const [from, to] = [was, content].map((bytes) => `sha384-${hash("sha384", "base64", bytes)}`);
  if (!page.includes(from)) fail(`the page does not name the integrity of ${old}`);
  page = page.replaceAll(from, to).replaceAll(`./${old}"`, `./${file}"`);
  writeFileSync(`${folder}/${file}`, content);
  if (file !== old) rmSync(`${folder}/${old}`);
}

/** A WebAssembly module with its imports and exports renamed. */
function renamed(bytes, name) {
  const [IMPORTS, EXPORTS] = [2, 7];
  const parts = [bytes.subarray(0, 8)];
  let at = 8;
  const number = () => {
    let [value, shift, byte] = [0, 0, 0];
    do {
      byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      shift += 7;
    } while (byte > 127);
    return value;
  };
  const text = () => {
    const length = number();
    at += length;
    return bytes.toString("utf8", at - length, at);
  };
  const limits = () => {
    const flags = number();
    number();
    if (flags & 1) number();
  };
  // The descriptions of a function, a table, a memory, a global and a tag.
  const described = [number, () => (number(), limits()), limits, () => (number(), number()), () => (number(), number())];
  while (at < bytes.length) {
    const from = at;
    const kind = number();
    const end = number() + at;
    if (kind !== IMPORTS && kind !== EXPORTS) {
      parts.push(bytes.subarray(from, end));
    } else {
      const count = number();
      const content = [numbered(count)];
      for (let index = 0; index < count; index++) {
        if (kind === IMPORTS) content.push(named(text()));
        content.push(named(name(text())));
        const begin = at;
        const type = number();
        if (kind === EXPORTS) number();
        else (described[type] ?? fail(`an import of an unknown kind: ${type}`))();
        content.push(bytes.subarray(begin, at));
      }
      if (at !== end) fail("the names of the module could not be read");
      const section = Buffer.concat(content);
      parts.push(Buffer.from([kind]), numbered(section.length), section);
    }
    at = end;
  }
  return Buffer.concat(parts);
}

function numbered(value) {
  const bytes = [];
  do {
    bytes.push((value & 127) | (value > 127 ? 128 : 0));
    value >>>= 7;
  } while (value > 0);
  return Buffer.from(bytes);
}

function named(text) {
  const bytes = Buffer.from(text);
  return Buffer.concat([numbered(bytes.length), bytes]);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
