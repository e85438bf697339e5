// The example CRM's server: its pages, the kit, the conformance page, and no other file.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import test from "node:test";
import { fileURLToPath } from "node:url";

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

test("the example CRM is served with all it needs, and nothing else is", async (t) => {
  const port = await freePort();
  const serving = spawn(process.execPath, [fileURLToPath(new URL("../example/serve.mjs", import.meta.url)), String(port)]);
  t.after(() => serving.kill());
  await new Promise((resolve) => serving.stdout.once("data", resolve));
  const ask = (path) => fetch(`http://127.0.0.1:${port}${path}`);
  for (const path of ["/max", "/?desktop=roxchat"]) assert.match(await (await ask(path)).text(), /Acme CRM/);
  const seen = new Set();
  const follow = async (path) => {
    if (seen.has(path)) return;
    seen.add(path);
    const answer = await ask(path);
    assert.equal(answer.status, 200, path);
    const text = await answer.text();
    const named = [...text.matchAll(/(?:src|href)="([\w./]+\.(?:js|css))"|from "(\.\/[a-z]+\.js)"|: "(\.\/embed\.js)"/g)];
    for (const [, ...names] of named) await follow(new URL(names.find(Boolean), `http://a${path}`).pathname);
  };
  await follow("/");
  await follow("/conformance.html");
  assert(seen.has("/embed.js") && seen.has("/settings.js") && seen.has("/conformance/rules.js"), [...seen].join());
  for (const path of ["/serve.mjs", "/customers.csv", "/..%2fpackage.json", "/conformance/..%2f..%2fpackage.json", "/package.json"]) {
    assert.equal((await ask(path)).status, 404, path);
  }
});
