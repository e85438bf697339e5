// The benchmark: node run.mjs --panel <folder> --out <folder> [--quick] [--rounds <n>] [--native <file>] [--write]
// `cargo xtask bench` builds everything and calls this.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { openHost } from "./browser.mjs";
import { buildRival } from "./build.mjs";
import { longDay, manyEvents, manyPanels, openedAtOnce, singleEvents, sizes, slowStarts, starts } from "./measures.mjs";
import { given, ports, sizeOf } from "./options.mjs";
import { machine, putInto } from "./page.mjs";
import { report } from "./report.mjs";
import { serve } from "./serve.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const size = sizeOf(sizes);

const apps = { panel: given.panel, plain: `${given.out}/plain`, react: `${given.out}/react` };
for (const rival of ["plain", "react"]) await buildRival(rival, apps[rival], `http://localhost:${ports.host}`);

const server = await serve({ apps, hostFolder: here("host"), ports });
const results = {
  date: new Date().toISOString(),
  machine: machine(),
  size,
  apps: Object.fromEntries(Object.keys(apps).map((app) => [app, { rounds: [] }])),
};

/** Runs `measure` in a browser of its own; an error that the app logs to the console is a failure. */
async function inBrowser(measure) {
  const host = await openHost(`${server.host}/index.html`);
  results.machine.browser ??= host.version;
  try {
    const measured = await measure(host);
    if (host.errors.length > 0) throw new Error(`errors on the console: ${host.errors.join("; ")}`);
    return measured;
  } finally {
    await host.close();
  }
}

const say = (text) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);

try {
  for (let round = 0; round < size.rounds; round += 1) {
    for (const app of Object.keys(apps)) {
      say(`round ${round + 1} of ${size.rounds}: ${app}`);
      const address = server.addressOf(app);
      server.firstLoad(app);
      const samples = await inBrowser(async (host) => {
        const started = await starts(host, address, size);
        const files = server.firstLoad(app);
        const events = {};
        for (const open of size.open) events[open] = await singleEvents(host, address, open, size);
        const opened = await openedAtOnce(host, address, size);
        const flood = await manyEvents(host, address, size.flood, "flood");
        const batch = await manyEvents(host, address, size.batch, "show");
        return { started, files, events, opened, flood, batch };
      });
      samples.started.slow = await inBrowser((host) => slowStarts(host, address, size));
      results.apps[app].files = samples.files;
      delete samples.files;
      results.apps[app].rounds.push(samples);
    }
  }
  for (const app of Object.keys(apps)) {
    const address = server.addressOf(app);
    say(`${size.panels} at once: ${app}`);
    results.apps[app].many = await inBrowser((host) => manyPanels(host, address, size));
    say(`${size.long.toLocaleString("en")} events: ${app}`);
    results.apps[app].long = await inBrowser((host) => longDay(host, address, size));
  }
} finally {
  server.stop();
}

if (given.native && existsSync(given.native)) results.native = JSON.parse(readFileSync(given.native, "utf8"));

const table = report(results);
const json = `${JSON.stringify(results, undefined, 1)}\n`;
mkdirSync(given.out, { recursive: true });
writeFileSync(`${given.out}/samples.json`, json);
writeFileSync(`${given.out}/table.md`, table);
if (given.write) {
  const page = here("../docs/performance.md");
  putInto(page, "bench", table);
  mkdirSync(`${dirname(page)}/performance`, { recursive: true });
  writeFileSync(`${dirname(page)}/performance/samples.json`, json);
}
console.log(table);
