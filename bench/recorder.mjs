// What recording costs: the same flood with a recording off and on, in alternating rounds of one run. Off in the desktop's own
// program, which has no recorder, and in the whole program, which replaces it while a recording runs.
// node recorder.mjs --panel <folder> --out <folder> [--quick] [--rounds <n>] [--write]

import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openHost } from "./browser.mjs";
import { manyEvents, sizes } from "./measures.mjs";
import { given, ports, sizeOf } from "./options.mjs";
import { count, described, head, machine, putInto, row } from "./page.mjs";
import { median } from "./report.mjs";
import { serve } from "./serve.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const size = sizeOf(sizes);
const server = await serve({ apps: { panel: given.panel, whole: given.panel }, hostFolder: here("host"), ports });
const addresses = { own: server.addressOf("panel"), off: server.addressOf("whole"), on: `${server.addressOf("panel")}?record` };
const ways = Object.keys(addresses);
const samples = Object.fromEntries(ways.map((way) => [way, []]));
/** Lines are written when messages have paused for a second. */
const afterwards = 5_000;
const where = machine();

try {
  for (let round = 0; round < size.rounds; round += 1) {
    // Whoever comes first in a round comes second in the next: what else the machine does hits both.
    const order = round % 2 ? ways.toReversed() : ways;
    for (const way of order) {
      const host = await openHost(`${server.host}/index.html`);
      where.browser ??= host.version;
      try {
        const flood = await manyEvents(host, addresses[way], size.flood, "flood");
        const shown = await host.cpuSeconds();
        await host.page.waitForTimeout(afterwards);
        const later = (await host.cpuSeconds()) - shown;
        samples[way].push({ whole: flood.whole, later: later * 1_000 });
        if (host.errors.length > 0) throw new Error(`errors on the console: ${host.errors.join("; ")}`);
      } finally {
        await host.close();
      }
      process.stderr.write(`round ${round + 1} of ${size.rounds}: ${way}, ${count(samples[way].at(-1).whole)} ms\n`);
    }
  }
} finally {
  server.stop();
}

const took = (way, what) => median(samples[way].map((sample) => sample[what]));
const line = (name, way) => row([name, count(took(way, "whole")), count(took(way, "later"))]);
const more = (than) => `${((took("on", "whole") / took(than, "whole") - 1) * 100).toFixed(1)} %`;
const flood = `${count(size.flood)} messages over ${count(Math.min(100, size.flood / 10))} contacts`;
const table = `${new Date().toISOString().slice(0, 10)}, ${described(where)}, Chromium ${where.browser}. ${size.rounds} rounds, alternating; medians.

${head([flood, "to DOM, ms", `processor in the ${afterwards / 1_000} s after, ms`])}${line("the desktop's own program", "own")}${line("the whole program, not recording", "off")}${line("the whole program, recording", "on")}${row(["recording, more than the whole program without", more("off"), ""])}${row(["recording, more than the desktop's own program", more("own"), ""])}`;
mkdirSync(given.out, { recursive: true });
writeFileSync(`${given.out}/recorder.json`, `${JSON.stringify({ machine: where, size, samples }, undefined, 1)}\n`);
if (given.write) putInto(here("../docs/performance.md"), "recorder", table);
console.log(table);
