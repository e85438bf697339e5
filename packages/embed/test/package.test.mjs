// The package as users get it: packed, installed into an empty project, used with and without a bundler.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = fileURLToPath(new URL("..", import.meta.url));
const project = mkdtempSync(join(tmpdir(), "deskpane-embed-"));
const run = (program, ...rest) => execFileSync(program, rest, { cwd: project, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
const tool = (name) => join(here, "node_modules/.bin", name);

const example = `import { connect, DeskpaneError, linkNumbers, type Interaction } from "@deskpane/embed";
import { StandInPanel, standInFrame, standInInteraction } from "@deskpane/embed/testing";

const standIn = new StandInPanel();
const panel = await connect(standInFrame(standIn), { origin: standIn.origin, provide: { match: () => [{ ref: "c-17", name: "Anna" }] } });
const added = new Promise<Interaction>((resolve) => panel.on("interaction/added", resolve));
standIn.add(standInInteraction({ name: "Anna" }));
const { done } = await panel.dial("+4930123456", { customer: "c-17" });
const failed: unknown = await panel.act("nobody", "hold").catch((error: unknown) => error);
console.log(done, (await added).name, failed instanceof DeskpaneError && failed.reason, typeof linkNumbers);
panel.close();
standIn.close();
`;
const printed = "filled Anna gone function\n";

before(() => {
  const [{ filename }] = JSON.parse(execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", project], { cwd: here, encoding: "utf8" }));
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "empty", private: true, type: "module" }));
  run("npm", "install", "--offline", "--no-audit", "--no-fund", `./${filename}`);
  writeFileSync(join(project, "main.ts"), example);
});
after(() => rmSync(project, { recursive: true, force: true }));

test("the whole kit is at most 4 KB, packed by gzip", () => {
  const size = gzipSync(readFileSync(join(here, "dist/embed.js")), { level: 9 }).length;
  assert(size <= 4096, `${size} bytes`);
});

test("its types hold in an empty project, for what the README shows too", () => {
  const given = `import type { Providers } from "@deskpane/embed";
    declare const frame: HTMLIFrameElement, crm: any, yourServices: Partial<Providers>;\n`;
  const shown = [...readFileSync(join(here, "README.md"), "utf8").matchAll(/```js\n([^]*?)```/g)].map(([, text]) => text);
  assert.equal(shown.length, 2);
  shown.forEach((text, at) => writeFileSync(join(project, `readme-${at}.ts`), given + text));
  const files = ["main.ts", ...shown.map((_, at) => `readme-${at}.ts`)];
  run(tool("tsc"), "--noEmit", "--strict", "--module", "nodenext", "--target", "es2022", "--lib", "es2022,dom,dom.iterable", "--types", "", ...files);
});

test("it runs without a bundler", () => {
  run(tool("esbuild"), "main.ts", "--outfile=main.js", "--log-level=error");
  assert.equal(run(process.execPath, "main.js"), printed);
});

test("it runs with a bundler", () => {
  run(tool("esbuild"), "main.ts", "--bundle", "--format=esm", "--outfile=bundled.js", "--log-level=error");
  rmSync(join(project, "node_modules"), { recursive: true });
  assert.equal(run(process.execPath, "bundled.js"), printed);
});

test("nothing but what it needs is packed", () => {
  const [{ files }] = JSON.parse(execFileSync("npm", ["pack", "--json", "--dry-run", "--ignore-scripts"], { cwd: here, encoding: "utf8" }));
  const others = files.map(({ path }) => path).filter((path) => !/^(dist\/.*\.(js|d\.ts)|conformance(\.html|\/.*)|README\.md|LICENSE-\w+|package\.json)$/.test(path));
  assert.deepEqual(others, []);
});
